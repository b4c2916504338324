package org.go2rs.transpile.decl;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the text of an importer depends on beyond the package's types. Stored beside the compiled crate; its {@link #hash} keys the caches of importers.
 *
 * @param path the import path
 * @param crate the crate's name
 * @param nilReceivers the methods whose pointer receiver may be nil: {@code T.m} to the trait that makes them callable on pointers
 * @param shared the items of anonymous types that importers meet, by {@link SharedTypes#key} or {@link SharedTypes#shape}
 * @param neverNil the functions whose one result, a pointer, is never nil
 * @param pure the functions and methods that change no memory but their own, by {@link org.go2rs.transpile.analysis.PureFunctions#nameOf}; those that their types tell are left out
 * @param readOnly the parameters whose bytes are only read, by {@link org.go2rs.transpile.analysis.ReadOnlyBytes#nameOf}
 * @param called the parameters that are only called, by {@link org.go2rs.transpile.analysis.CalledParameters#nameOf}
 * @param letGo the methods that keep no address of their receiver, {@code T.m}
 */
public record PackageSummary(
    String path,
    String crate,
    Map<String, String> nilReceivers,
    Map<String, String> shared,
    Set<String> neverNil,
    Set<String> pure,
    Set<String> readOnly,
    Set<String> called,
    Set<String> letGo) {
  public PackageSummary {
    nilReceivers = Collections.unmodifiableMap(new TreeMap<>(nilReceivers));
    shared = Collections.unmodifiableMap(new TreeMap<>(shared));
    neverNil = Collections.unmodifiableSet(new TreeSet<>(neverNil));
    pure = Collections.unmodifiableSet(new TreeSet<>(pure));
    readOnly = Collections.unmodifiableSet(new TreeSet<>(readOnly));
    called = Collections.unmodifiableSet(new TreeSet<>(called));
    letGo = Collections.unmodifiableSet(new TreeSet<>(letGo));
  }

  /** A hash of everything that an importer's text depends on here. */
  public String hash() {
    return Hashes.sha256(path + "\n" + crate + "\n" + nilReceivers + "\n" + shared + "\n" + neverNil + "\n" + pure + "\n" + readOnly + "\n" + called + "\n" + letGo);
  }
}
