package org.go2rs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.go2rs.driver.DriverException;
import org.go2rs.driver.Pipeline;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands that work on packages share. */
abstract class ProgramCommand implements Callable<Integer> {
  private static final int EXPLAINED = 3;

  @Spec CommandSpec spec;
  @Mixin CommonOptions common = new CommonOptions();

  @Override
  public final Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    Progress progress = common.progress(err, verbose());
    try {
      return work(new Pipeline(CommonOptions.home(), common.directory(), System.getenv(), progress), progress);
    } catch (DriverException e) {
      progress.clear();
      if (!json()) {
        throw e;
      }
      print(JsonReport.error(spec.name(), ExitCode.FAILED, e.getMessage()));
      return ExitCode.FAILED;
    } finally {
      progress.clear();
    }
  }

  abstract int work(Pipeline pipeline, Progress progress);

  /** Whether each step and each command is to be said. */
  abstract boolean verbose();

  /** Whether the result is for a program to read. */
  boolean json() {
    return false;
  }

  final void print(JsonReport report) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(report);
    out.flush();
  }

  /** Prints what is wrong with the Go program. */
  final int reject(Pipeline.Failure failure, Progress progress) {
    progress.clear();
    if (json()) {
      print(JsonReport.failure(spec.name(), failure));
    } else {
      PrintWriter err = spec.commandLine().getErr();
      err.print(failure.render(common.errorLimit(), Terminal.colours()));
      List<String> explained = failure.codes().stream().filter(DiagnosticPages.codes()::contains).limit(EXPLAINED).toList();
      if (Terminal.interactive() && !explained.isEmpty()) {
        err.println("More about this: go2rs explain " + String.join(" ", explained));
      }
      err.flush();
    }
    return failure.ours() ? ExitCode.INTERNAL : ExitCode.FAILED;
  }

  static List<String> orHere(List<String> patterns) {
    return patterns.isEmpty() ? List.of(".") : patterns;
  }
}
