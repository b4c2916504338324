package org.go2rs.transpile.decl;

import java.util.Map;
import java.util.TreeMap;

/**
 * What the text of an importer depends on beyond the package's types. Stored beside the compiled crate; its {@link #hash} keys the caches of importers.
 *
 * @param path the import path
 * @param crate the crate's name
 * @param receivers how methods with pointer receivers take them: {@code T.m} to form; the usual one is left out
 */
public record PackageSummary(String path, String crate, Map<String, ReceiverForm> receivers) {
  public PackageSummary {
    receivers = java.util.Collections.unmodifiableMap(new TreeMap<>(receivers));
  }

  /** A hash of everything that an importer's text depends on here. */
  public String hash() {
    return Hashes.sha256(path + "\n" + crate + "\n" + receivers);
  }
}
