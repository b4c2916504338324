package org.go2rs.cli;

import java.nio.file.Path;
import org.go2rs.driver.Pipeline;
import org.go2rs.driver.Profile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code go2rs build}: a native binary. */
@Command(name = "build", description = "Translates a program and builds a native binary.", mixinStandardHelpOptions = true)
final class BuildCommand extends ProgramCommand {
  @Parameters(paramLabel = "PACKAGE", arity = "0..1", defaultValue = ".", description = "The main package. Default: the current directory.")
  private String pattern = ".";

  @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "The binary's name, or an existing directory for it. Default: the package's name, in the current directory.")
  private @Nullable Path output;

  @Option(names = "--release", description = "Optimise fully, with link-time optimisation across all crates.")
  private boolean release;

  @Override
  int work(Pipeline pipeline, Progress progress) {
    return switch (pipeline.build(pattern, release ? Profile.RELEASE : Profile.DEV)) {
      case Pipeline.Built built -> {
        built.copyTo(output);
        yield ExitCode.OK;
      }
      case Pipeline.Failure failure -> reject(failure, progress);
    };
  }
}
