package org.go2rs.cli;

import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code go2rs explain}: the page of a diagnostic. */
@Command(
    name = "explain",
    description = "Explains a diagnostic: what it means, an example, and what to do. Without a code, lists all codes.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExample:%n",
    footer = "  go2rs explain UnusedVar")
final class ExplainCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "CODE", arity = "0..1", description = "The diagnostic's code.")
  private @Nullable String code;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (code == null) {
      DiagnosticPages.codes().forEach(out::println);
    } else {
      out.print(DiagnosticPages.page(code).orElseThrow(() -> unknown(code)));
    }
    out.flush();
    return ExitCode.OK;
  }

  private ParameterException unknown(String wanted) {
    Optional<String> near = Suggestions.nearest(wanted, DiagnosticPages.codes());
    return new ParameterException(spec.commandLine(), "there is no diagnostic " + wanted + near.map(n -> "; did you mean " + n + "?").orElse("; go2rs explain lists all"));
  }
}
