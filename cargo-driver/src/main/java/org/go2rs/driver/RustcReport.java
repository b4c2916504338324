package org.go2rs.driver;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.go2rs.transpile.rust.Origin;

/** Says why cargo failed: a tool or a disk of the user's machine, or a translation that rustc or the linker refused. That is our bug, reported with the Go line it came from. */
final class RustcReport {
  private static final int SHOWN = 5;
  private static final int LINKER_LINES = 20;
  private static final int LONG_LINE = 400;

  /** Where the crates of the workspace are; those of the store have absolute paths. */
  private static final String OWN = "crates/";

  private final Path workspace;
  private final LineMaps lines;

  RustcReport(Path workspace, LineMaps lines) {
    this.workspace = workspace;
    this.lines = lines;
  }

  /** The errors that concern a program, which has some of the user's crates; those of other programs of the same build are left out where that leaves any. */
  Pipeline.Failure failure(CargoBuild.Outcome outcome, Set<String> crates) {
    List<RustcMessage> all = outcome.messages().stream().filter(RustcMessage::isError).filter(m -> !m.isSummary()).toList();
    List<RustcMessage> theirs = all.stream().filter(m -> crates.contains(ownCrate(m))).toList();
    List<RustcMessage> errors = theirs.isEmpty() ? all.stream().filter(m -> ownCrate(m).isEmpty()).toList() : theirs;
    Optional<String> environment = MachineTrouble.find(errors, outcome.stderr());
    if (environment.isPresent()) {
      return Pipeline.Failure.environment(workspace, environment.get());
    }
    StringBuilder text = new StringBuilder();
    List<RustcMessage> placed = errors.stream().filter(m -> m.file().isPresent()).toList();
    if (!placed.isEmpty()) {
      refused(placed, text);
    } else if (!errors.isEmpty()) {
      text.append("go2rs: the translation does not link. This is a bug of go2rs, not of the program: please report it.\n");
      errors.stream().limit(SHOWN).forEach(e -> text.append(shorten(e.rendered()).indent(2)));
    } else {
      text.append("go2rs: cargo failed. If the text below does not say that something is missing on this machine, please report it.\n");
      text.append(shorten(outcome.stderr()).indent(2));
    }
    text.append("The translation is in ").append(workspace).append('\n');
    return new Pipeline.Failure(null, List.of(), workspace, text.toString(), true);
  }

  private void refused(List<RustcMessage> errors, StringBuilder text) {
    text.append("go2rs: rustc refused the translation. This is a bug of go2rs, not of the program: please report it.\n");
    errors.stream().limit(SHOWN).forEach(e -> append(e, text));
    if (errors.size() > SHOWN) {
      text.append("... and ").append(errors.size() - SHOWN).append(" more errors\n");
    }
  }

  private void append(RustcMessage error, StringBuilder text) {
    Origin origin = lines.origin(error.file().orElseThrow(), error.line());
    if (origin != null) {
      text.append(origin.file()).append(':').append(origin.line()).append(": this became Rust that is refused:\n");
    }
    text.append(error.rendered().indent(2));
  }

  /** The crate of the workspace that a message is about, empty for the store's crates and for the linker's messages. */
  private static String ownCrate(RustcMessage message) {
    String file = message.file().orElse("").replace('\\', '/');
    return file.startsWith(OWN) ? file.substring(OWN.length(), file.indexOf('/', OWN.length())) : "";
  }

  /** Without the linker's command line, which can be a hundred lines of object files, and without an endless tail. */
  private static String shorten(String text) {
    List<String> all = text.lines().filter(l -> l.length() < LONG_LINE && !l.isBlank()).toList();
    String shown = String.join("\n", all.subList(0, Math.min(all.size(), LINKER_LINES)));
    return all.size() > LINKER_LINES ? shown + "\n... " + (all.size() - LINKER_LINES) + " more lines" : shown;
  }
}
