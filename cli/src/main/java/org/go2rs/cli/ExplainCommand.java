package org.go2rs.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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

  @Parameters(paramLabel = "CODE", description = "Codes of diagnostics.")
  private final List<String> codes = new ArrayList<>();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (codes.isEmpty()) {
      DiagnosticPages.codes().forEach(out::println);
    }
    out.print(codes.stream().map(code -> DiagnosticPages.page(code).orElseThrow(() -> unknown(code))).collect(Collectors.joining("\n")));
    out.flush();
    return ExitCode.OK;
  }

  private ParameterException unknown(String wanted) {
    Optional<String> near = Suggestions.nearest(wanted, DiagnosticPages.codes());
    return new ParameterException(spec.commandLine(), "there is no diagnostic " + wanted + near.map(n -> "; did you mean " + n + "?").orElse("; go2rs explain lists all"));
  }
}
