package org.go2rs.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.go2rs.driver.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code go2rs run}: builds and runs. */
@Command(
    name = "run",
    description = "Translates a program, builds and runs it. Arguments, standard input, signals and the exit code are the program's.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  go2rs run .                          the program in this directory",
      "  go2rs run ./cmd/tool -n 3 file.txt   what stands behind the package is for the program",
      "  go2rs run main.go                    a program of one file",
      "  go2rs run --release ./bench          fully optimised"
    })
final class RunCommand extends ProgramCommand {
  @Mixin private final OptimisationOptions optimisation = new OptimisationOptions();
  @Mixin private final TagOptions tags = new TagOptions();
  @Mixin private final VerboseOption verbosity = new VerboseOption();

  @Parameters(index = "0", paramLabel = "PACKAGE", description = "The main package.")
  private String pattern = ".";

  @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "Arguments for the program.")
  private final List<String> arguments = new ArrayList<>();

  @Override
  boolean verbose() {
    return verbosity.verbose;
  }

  @Override
  int work(Pipeline pipeline, Progress progress) {
    return switch (pipeline.buildProgram(pattern, optimisation.options(tags.all(), null, false))) {
      case Pipeline.Built built -> {
        progress.clear();
        List<String> command = new ArrayList<>();
        command.add(built.executable().toString());
        command.addAll(arguments);
        Path directory = common.directory();
        progress.command(directory, command);
        yield ProgramStart.run(directory, command);
      }
      case Pipeline.Failure failure -> reject(failure, progress);
    };
  }
}
