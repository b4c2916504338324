package org.go2rs.cli;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.driver.Pipeline;
import org.go2rs.driver.Processes;
import org.go2rs.driver.Profile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code go2rs run}: builds and runs. */
@Command(
    name = "run",
    description = "Translates a program, builds and runs it. Arguments, standard input and the exit code are the program's.",
    mixinStandardHelpOptions = true)
final class RunCommand extends ProgramCommand {
  @Option(names = "--release", description = "Optimise fully, with link-time optimisation across all crates.")
  private boolean release;

  @Parameters(index = "0", paramLabel = "PACKAGE", description = "The main package.")
  private String pattern = ".";

  @Parameters(index = "1..*", paramLabel = "ARGUMENT", description = "Arguments for the program.")
  private final List<String> arguments = new ArrayList<>();

  @Override
  int work(Pipeline pipeline, Progress progress) {
    return switch (pipeline.build(pattern, release ? Profile.RELEASE : Profile.DEV)) {
      case Pipeline.Built built -> {
        progress.clear();
        List<String> command = new ArrayList<>();
        command.add(built.executable().toString());
        command.addAll(arguments);
        yield Processes.inherit(null, command);
      }
      case Pipeline.Failure failure -> reject(failure, progress);
    };
  }
}
