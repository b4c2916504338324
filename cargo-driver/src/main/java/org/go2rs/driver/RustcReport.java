package org.go2rs.driver;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.templates.LineMap;
import org.go2rs.transpile.rust.Origin;
import org.jspecify.annotations.Nullable;

/** Turns what rustc refused into a report: our bug, with the Go line it came from. */
final class RustcReport {
  private static final int SHOWN = 5;

  /** Where the crates of the workspace are; those of the store have absolute paths. */
  private static final String OWN = "crates/";

  private final Path workspace;
  private final Compilation.Result result;

  RustcReport(Path workspace, Compilation.Result result) {
    this.workspace = workspace;
    this.result = result;
  }

  /** The errors that concern a program, which is made of some packages; those of other programs of the same build are left out where that leaves any. */
  Pipeline.Failure failure(CargoBuild.Outcome outcome, Collection<LoadedPackage> parts) {
    StringBuilder text = new StringBuilder();
    List<RustcMessage> all = outcome.messages().stream().filter(RustcMessage::isError).filter(m -> m.file().isPresent()).toList();
    Set<String> crates = parts.stream().map(p -> result.own().get(p.importPath())).filter(Objects::nonNull).map(CrateSource::name).collect(Collectors.toSet());
    List<RustcMessage> theirs = all.stream().filter(m -> crates.contains(ownCrate(m))).toList();
    List<RustcMessage> errors = theirs.isEmpty() ? all.stream().filter(m -> ownCrate(m).isEmpty()).toList() : theirs;
    if (errors.isEmpty()) {
      text.append("go2rs: cargo failed:\n").append(outcome.stderr()).append('\n');
    } else {
      text.append("go2rs: rustc refused the translation. This is a bug of go2rs, not of the program: please report it.\n");
      errors.stream().limit(SHOWN).forEach(e -> append(e, text));
      if (errors.size() > SHOWN) {
        text.append("... and ").append(errors.size() - SHOWN).append(" more errors\n");
      }
      text.append("The translation is in ").append(workspace).append('\n');
    }
    return new Pipeline.Failure(null, List.of(), workspace, text.toString(), true);
  }

  private void append(RustcMessage error, StringBuilder text) {
    Origin origin = origin(error);
    if (origin != null) {
      text.append(origin.file()).append(':').append(origin.line()).append(": this became Rust that is refused:\n");
    }
    text.append(error.rendered().indent(2));
  }

  /** The crate of the workspace that a message is about, empty for the store's crates. */
  private static String ownCrate(RustcMessage message) {
    String file = message.file().orElseThrow().replace('\\', '/');
    return file.startsWith(OWN) ? file.substring(OWN.length(), file.indexOf('/', OWN.length())) : "";
  }

  /** Where the Rust line comes from; null for what is generated, and for crates of the store. */
  private @Nullable Origin origin(RustcMessage error) {
    String file = error.file().orElseThrow().replace('\\', '/');
    LineMap map = file.startsWith(OWN) ? result.lines().get(file.substring(OWN.length())) : null;
    return map == null ? null : map.originOf(error.line());
  }
}
