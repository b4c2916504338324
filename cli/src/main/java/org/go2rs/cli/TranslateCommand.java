package org.go2rs.cli;

import java.nio.file.Path;
import org.go2rs.driver.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code go2rs translate}: writes a cargo workspace. */
@Command(
    name = "translate",
    description = "Writes a program as a cargo workspace that builds without go2rs: cargo build --release --offline.",
    mixinStandardHelpOptions = true)
final class TranslateCommand extends ProgramCommand {
  @Parameters(paramLabel = "PACKAGE", arity = "0..1", defaultValue = ".", description = "The main package. Default: the current directory.")
  private String pattern = ".";

  @Option(names = {"-o", "--output"}, paramLabel = "DIR", defaultValue = "rust", description = "Where to: absent, empty, or written by go2rs before. Default: ${DEFAULT-VALUE}.")
  private Path output = Path.of("rust");

  @Override
  int work(Pipeline pipeline, Progress progress) {
    return switch (pipeline.export(pattern, output.toAbsolutePath())) {
      case Pipeline.Exported done -> {
        progress.clear();
        spec.commandLine().getErr().println("go2rs: wrote " + done.crates() + " crates to " + output);
        yield ExitCode.OK;
      }
      case Pipeline.Failure failure -> reject(failure, progress);
    };
  }
}
