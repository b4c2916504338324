package org.go2rs.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Cargo's lock file of a generated workspace. It starts as that of the runtime, so that the public crates are the versions that the runtime was tried with. */
final class LockFile {
  private LockFile() {}

  static void seed(Path workspace, StoredCrate runtime) throws IOException {
    Path source = runtime.dir().resolve("Cargo.lock");
    Path target = workspace.resolve("Cargo.lock");
    if (Files.exists(source) && !Files.exists(target)) {
      FileTrees.writeIfChanged(target, Files.readAllBytes(source));
    }
  }
}
