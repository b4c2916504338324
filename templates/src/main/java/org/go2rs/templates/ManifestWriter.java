package org.go2rs.templates;

import java.util.List;
import java.util.Map;

/** Prints what cargo and rustfmt read beside the Rust files. Thread-safe. */
public final class ManifestWriter {
  private static final ManifestWriter SHARED = new ManifestWriter();

  private final TemplateEngine templates = new TemplateEngine();

  private ManifestWriter() {}

  public static ManifestWriter shared() {
    return SHARED;
  }

  /**
   * A crate that another one uses.
   *
   * @param path its directory, absolute or relative to the manifest
   */
  public record Dependency(String name, String path) {}

  /**
   * The {@code Cargo.toml} of a translated crate. Its lints name what mechanical code meets and a reader would not mind. {@code arithmetic_overflow} and {@code unconditional_panic}
   * are errors by default even where Go defines the result; {@code unused_variables} has been Go's to judge, before constants were folded.
   *
   * @param binary whether the crate is a program
   */
  public String crate(String name, boolean binary, List<Dependency> dependencies) {
    String target = binary ? "" : templates.render("LibraryTarget", Map.of());
    return templates.render("CrateManifest", Map.of("toml", new Toml(), "name", name, "target", target, "dependencies", dependencies));
  }

  /**
   * The {@code Cargo.toml} of a workspace. {@code overflow-checks = false}: Go's integers wrap. The dev profile optimises dependencies fully, because they are compiled once and shared,
   * and keeps no incremental state of them, which is several times their size. Crash reports and {@code runtime.Caller} read the line tables. Panics of Go do not unwind Rust's frames, so
   * there are no landing pads; LLVM would join those of a function, and with them the places of calls.
   *
   * @param excluded directories of crates that are no members
   */
  public String workspace(List<String> members, List<String> excluded) {
    return templates.render("WorkspaceManifest", Map.of("toml", new Toml(), "members", members, "excluded", excluded));
  }

  /**
   * The {@code .cargo/config.toml} of a workspace. A Go slice is 24 bytes and goes through memory in Rust's ABI; the flags keep LLVM from copying fresh 8-byte stores with 16-byte loads,
   * which stall store forwarding on x86-64. A call in tail position stays a call: Go has its caller on the stack, for crash reports and for {@code runtime.Caller} to count. Equal code is
   * not merged, for it would have the names and lines of one of its places only.
   *
   * @param vendored whether public crates lie in {@code vendor/}, so that no registry is needed
   */
  public String cargoConfig(boolean vendored) {
    return templates.render("CargoConfig", Map.of()) + (vendored ? templates.render("VendoredSources", Map.of()) : "");
  }

  /** The {@code rustfmt.toml} by which translated code is formatted. */
  public String rustfmt() {
    return templates.render("RustfmtConfig", Map.of());
  }
}
