package org.go2rs.driver;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Knows from what rustc and cargo say when the user's machine lacks something, and what to do about it. */
final class MachineTrouble {
  private static final Pattern NO_LINKER = Pattern.compile("linker `([^`]+)` not found");
  private static final Pattern NO_STD = Pattern.compile("can't find crate for `(?:std|core)`.*", Pattern.DOTALL);
  private static final Pattern STATIC_LIBRARY = Pattern.compile("cannot find -l(\\S+)|unable to find library -l(\\S+)");

  private MachineTrouble() {}

  static Optional<String> find(List<RustcMessage> errors, String stderr) {
    String all = errors.stream().map(RustcMessage::rendered).reduce("", (a, b) -> a + "\n" + b) + "\n" + stderr;
    if (IoReasons.saysDiskFull(all)) {
      return Optional.of("the disk is full: cargo could not write what it compiled. Free some space; go2rs clean empties the cache");
    }
    Matcher linker = NO_LINKER.matcher(all);
    if (linker.find()) {
      return Optional.of("no linker: the command " + linker.group(1) + " is not on the PATH. Install a C compiler (Debian and Ubuntu: apt install gcc libc6-dev; Fedora: dnf install gcc)");
    }
    if (errors.stream().anyMatch(e -> NO_STD.matcher(e.message()).matches())) {
      return Optional.of("Rust's standard library is not installed for this machine: reinstall Rust, https://rustup.rs");
    }
    Matcher library = STATIC_LIBRARY.matcher(all);
    if (library.find()) {
      String name = library.group(1) != null ? library.group(1) : library.group(2);
      return Optional.of("the linker does not find the C library " + name + ": install it (Debian and Ubuntu: apt install libc6-dev; Fedora: dnf install glibc-static)");
    }
    return registry(stderr);
  }

  /** Cargo asks the registry only when the runtime's own dependencies were never downloaded. */
  private static Optional<String> registry(String stderr) {
    boolean network = List.of("failed to download", "failed to fetch", "Could not resolve host", "failed to get ", "failed to query replaced source", "download of ").stream().anyMatch(stderr::contains);
    if (!network) {
      return Optional.empty();
    }
    String first = stderr.lines().filter(l -> l.startsWith("error")).findFirst().orElse("").replaceFirst("^error: ", "");
    return Optional.of("cargo cannot get the crates that go2rs's runtime needs (" + first + "). They are downloaded once: connect to the network, or copy ~/.cargo/registry from another machine");
  }
}
