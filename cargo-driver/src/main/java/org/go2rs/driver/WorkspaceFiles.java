package org.go2rs.driver;

import java.util.List;
import org.go2rs.templates.ManifestWriter;

/** The files at the root of a generated cargo workspace. */
final class WorkspaceFiles {
  private WorkspaceFiles() {}

  static String manifest(List<String> members) {
    return ManifestWriter.shared().workspace(members, List.of());
  }

  /** The runtime is a workspace of its own: cargo must not take it for a member of this one. */
  static String standaloneManifest(List<String> members) {
    return ManifestWriter.shared().workspace(members, List.of("go", "go2rs", "vendor"));
  }

  static String cargoConfig() {
    return ManifestWriter.shared().cargoConfig(false);
  }

  /** With the public crates beside it, the workspace needs no registry. */
  static String standaloneConfig() {
    return ManifestWriter.shared().cargoConfig(true);
  }

  static String rustfmt() {
    return ManifestWriter.shared().rustfmt();
  }
}
