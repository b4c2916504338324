package org.go2rs.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.go2rs.driver.Pipeline;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands that work on one program share. */
abstract class ProgramCommand implements Callable<Integer> {
  @Spec CommandSpec spec;
  @Mixin CommonOptions common = new CommonOptions();

  @Override
  public final Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Progress progress = common.progress(err);
    try {
      Pipeline pipeline = new Pipeline(CommonOptions.home(), Path.of("").toAbsolutePath(), System.getenv(), progress::say);
      return work(pipeline, progress);
    } finally {
      progress.clear();
    }
  }

  abstract int work(Pipeline pipeline, Progress progress);

  /** Prints what is wrong with the Go program. */
  final int reject(Pipeline.Failure failure, Progress progress) {
    progress.clear();
    PrintWriter err = spec.commandLine().getErr();
    err.print(failure.render(common.allErrors ? Integer.MAX_VALUE : DEFAULT_ERRORS, Terminal.colours()));
    err.flush();
    return failure.ours() ? ExitCode.INTERNAL : ExitCode.FAILED;
  }

  static final int DEFAULT_ERRORS = 10;

  static List<String> orHere(List<String> patterns) {
    return patterns.isEmpty() ? List.of(".") : patterns;
  }
}
