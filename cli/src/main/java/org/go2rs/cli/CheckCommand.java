package org.go2rs.cli;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.driver.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code go2rs check}: parses and type-checks packages. */
@Command(
    name = "check",
    description = "Parses and type-checks packages, without translating them.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  go2rs check ./...          all packages below this directory", "  go2rs check --stats std    the whole standard library, with figures"})
final class CheckCommand extends ProgramCommand {
  @Mixin private final TagOptions tags = new TagOptions();
  @Mixin private final VerboseOption verbosity = new VerboseOption();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "PACKAGE", description = "Packages as the go command names them; std for all of the standard library. Default: the current directory.")
  private final List<String> patterns = new ArrayList<>();

  @Option(names = "--stats", description = "Print how many packages and lines were checked, how fast, and how much memory it took.")
  private boolean stats;

  @Override
  boolean verbose() {
    return verbosity.verbose;
  }

  @Override
  boolean json() {
    return json.json;
  }

  @Override
  int work(Pipeline pipeline, Progress progress) {
    return switch (pipeline.check(orHere(patterns), tags.all())) {
      case Pipeline.Checked checked -> {
        progress.clear();
        if (json()) {
          print(JsonReport.success("check").with("diagnostics", List.of()).with("packages", checked.packages()).with("lines", checked.lines()));
        } else if (stats) {
          spec.commandLine().getOut().println(checked.statistics());
        }
        yield ExitCode.OK;
      }
      case Pipeline.Failure failure -> reject(failure, progress);
    };
  }
}
