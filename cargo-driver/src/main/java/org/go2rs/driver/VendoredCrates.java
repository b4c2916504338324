package org.go2rs.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The sources of the few public crates that the runtime uses, so that a translated workspace builds without network and without cargo's registry. {@code cargo vendor} collects
 * them once for each runtime.
 *
 * @param dir a directory with one subdirectory a crate
 */
record VendoredCrates(Path dir) {

  /** The crates that a runtime's lock file names. */
  static VendoredCrates of(StoredCrate runtime, CacheDir cache, Toolchain tools, Events events) {
    Path dir = cache.runtimes().resolve("vendor-" + runtime.key());
    if (!Files.isDirectory(dir)) {
      collect(runtime, dir, tools, events);
    }
    return new VendoredCrates(dir);
  }

  private static void collect(StoredCrate runtime, Path dir, Toolchain tools, Events events) {
    events.progress("collecting the runtime's dependencies");
    try {
      Path temp = TempFiles.own(Files.createTempDirectory(dir.getParent(), ".new-"));
      try {
        Processes.Result result = vendor(runtime, temp, tools, events, true);
        if (!result.ok()) {
          // On a fresh machine cargo has not downloaded them yet.
          result = vendor(runtime, temp, tools, events, false);
        }
        if (!result.ok()) {
          throw new DriverException(MachineTrouble.find(List.of(), result.stderr()).orElse("cargo vendor failed:\n" + result.stderr()));
        }
        FileTrees.move(temp.resolve("vendor"), dir);
      } finally {
        TempFiles.delete(temp);
      }
    } catch (IOException e) {
      if (!Files.isDirectory(dir)) {
        throw new DriverException("cannot collect the runtime's dependencies in " + dir + ": " + IoReasons.of(e), e);
      }
    }
  }

  private static Processes.Result vendor(StoredCrate runtime, Path temp, Toolchain tools, Events events, boolean offline) {
    List<String> command = new ArrayList<>(List.of(tools.cargo().toString(), "vendor", "--locked", "--quiet", temp.resolve("vendor").toString()));
    if (offline) {
      command.add("--offline");
    }
    events.command(runtime.dir(), command);
    return Processes.capture(runtime.dir(), Map.of(), command);
  }
}
