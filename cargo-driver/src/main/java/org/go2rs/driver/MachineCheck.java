package org.go2rs.driver;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at what go2rs needs of a machine. */
public final class MachineCheck {
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)");
  private static final int[] GO = {1, 26};
  private static final int[] RUST = {1, 95};

  private final Map<String, String> env;
  private final List<Finding> findings = new ArrayList<>();

  private MachineCheck(Map<String, String> env) {
    this.env = Map.copyOf(env);
  }

  /**
   * One thing that go2rs needs.
   *
   * @param detail what is there: a version and a place; empty if nothing is
   * @param advice how to get it; empty if it is fine
   * @param needed whether nothing works without it
   */
  public record Finding(String name, boolean ok, String detail, String advice, boolean needed) {}

  /** Looks at everything. */
  public static List<Finding> run(Map<String, String> env, Path home) {
    MachineCheck check = new MachineCheck(env);
    check.java();
    check.go();
    check.tool("cargo", RUST, "install Rust: https://rustup.rs");
    check.tool("rustc", RUST, "install Rust: https://rustup.rs");
    check.tool("rustfmt", null, "rustup component add rustfmt");
    check.linker();
    check.targets();
    check.installation(home);
    check.cache();
    return List.copyOf(check.findings);
  }

  private void java() {
    add("java", true, System.getProperty("java.version") + " in " + System.getProperty("java.home"), "", true);
  }

  private void go() {
    tool("go", GO, "install Go 1.26 or newer: https://go.dev/dl");
    Optional<Path> go = Toolchain.find(env, "go");
    if (go.isEmpty()) {
      return;
    }
    Processes.Result root = run(List.of(go.get().toString(), "env", "GOROOT"));
    Path source = Path.of(root.stdout().strip(), "src", "fmt");
    boolean there = root.ok() && Files.isDirectory(source);
    add("standard library", there, there ? source.getParent().toString() : "", there ? "" : "this Go comes without its library's source: install Go from https://go.dev/dl", true);
  }

  private void tool(String name, int[] atLeast, String advice) {
    Optional<Path> found = Toolchain.find(env, name);
    if (found.isEmpty()) {
      add(name, false, "", advice, true);
      return;
    }
    Processes.Result version = run(List.of(found.get().toString(), name.equals("go") ? "version" : "--version"));
    String said = version.stdout().strip();
    boolean ok = version.ok() && (atLeast == null || isAtLeast(said, atLeast));
    String detail = version.ok() ? said + " in " + found.get().getParent() : version.stderr().lines().findFirst().orElse("does not run");
    String wanted = atLeast == null ? "" : "version " + atLeast[0] + "." + atLeast[1] + " or newer is needed: ";
    add(name, ok, detail, ok ? "" : wanted + advice, true);
  }

  static boolean isAtLeast(String said, int[] wanted) {
    Matcher matcher = VERSION.matcher(said);
    if (!matcher.find()) {
      return false;
    }
    int major = Integer.parseInt(matcher.group(1));
    return major > wanted[0] || major == wanted[0] && Integer.parseInt(matcher.group(2)) >= wanted[1];
  }

  private void linker() {
    Optional<Path> cc = Toolchain.find(env, "cc");
    add("linker", cc.isPresent(), cc.map(Path::toString).orElse(""), cc.isPresent() ? "" : "install a C compiler (Debian and Ubuntu: apt install gcc libc6-dev; Fedora: dnf install gcc)", true);
  }

  private void targets() {
    if (Toolchain.find(env, "cargo").isEmpty() || Toolchain.find(env, "rustc").isEmpty()) {
      return;
    }
    Toolchain tools = Toolchain.locate(env);
    for (String target : Targets.SUPPORTED) {
      boolean there = Targets.installed(target, tools);
      add("target " + target, there, there ? "installed" : "", there ? "" : "rustup target add " + target + " (only for build --target)", false);
    }
  }

  private void installation(Path home) {
    boolean complete = Files.isRegularFile(home.resolve("rust-runtime").resolve("go2rs").resolve("Cargo.toml"));
    add("go2rs", complete, home.toString(), complete ? "" : "this installation has no rust-runtime: install go2rs again", true);
  }

  private void cache() {
    CacheDir cache = CacheDir.locate(env);
    Path existing = cache.root();
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    boolean writable = existing != null && Files.isWritable(existing);
    File disk = existing == null ? cache.root().toFile() : existing.toFile();
    String size = CacheLimit.show(new CacheCleaner(cache).contents().bytes());
    String detail = cache.root() + " holds " + size + ", limit " + CacheLimit.show(CacheLimit.of(env).bytes()) + ", " + CacheLimit.show(disk.getUsableSpace()) + " free on its disk";
    add("cache", writable, detail, writable ? "" : "set GO2RS_CACHE to a directory you may write", true);
  }

  private static Processes.Result run(List<String> command) {
    try {
      return Processes.capture(null, Map.of(), command);
    } catch (DriverException e) {
      return new Processes.Result(1, "", e.getMessage());
    }
  }

  private void add(String name, boolean ok, String detail, String advice, boolean needed) {
    findings.add(new Finding(name, ok, detail, advice, needed));
  }
}
