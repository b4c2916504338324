package org.go2rs.driver;

import java.nio.file.Path;
import java.util.List;
import org.go2rs.templates.LineMap;
import org.go2rs.transpile.rust.Origin;
import org.jspecify.annotations.Nullable;

/** Turns what rustc refused into a report: our bug, with the Go line it came from. */
final class RustcReport {
  private static final int SHOWN = 5;

  private final Path workspace;
  private final Compilation.Result result;

  RustcReport(Path workspace, Compilation.Result result) {
    this.workspace = workspace;
    this.result = result;
  }

  Pipeline.Failure failure(CargoBuild.Outcome outcome) {
    StringBuilder text = new StringBuilder();
    List<RustcMessage> errors = outcome.messages().stream().filter(RustcMessage::isError).filter(m -> m.file().isPresent()).toList();
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

  /** Where the Rust line comes from; null for what is generated, and for crates of the store. */
  private @Nullable Origin origin(RustcMessage error) {
    String file = error.file().orElseThrow().replace('\\', '/');
    String prefix = "crates/";
    LineMap map = file.startsWith(prefix) ? result.lines().get(file.substring(prefix.length())) : null;
    return map == null ? null : map.originOf(error.line());
  }
}
