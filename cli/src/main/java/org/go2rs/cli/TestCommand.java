package org.go2rs.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.go2rs.driver.BuildOptions;
import org.go2rs.driver.PackageTests;
import org.go2rs.driver.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code go2rs test}: runs the tests of packages. */
@Command(
    name = "test",
    description = "Translates the tests of packages, builds and runs them. What they print, and the exit code, are those of go test.",
    mixinStandardHelpOptions = true,
    preprocessor = TestArguments.class,
    footerHeading = "%nExamples:%n",
    footer = {
      "  go2rs test                              the tests of the package in this directory",
      "  go2rs test ./...                        of all packages below this directory",
      "  go2rs test -v -run 'TestParse/empty' ./parser",
      "  go2rs test --release -bench . ./sum     benchmarks, fully optimised",
      "  go2rs test ./golden -args -update       what stands behind -args is for the test program"
    })
final class TestCommand extends ProgramCommand {
  @Mixin private final TestOptions tests = new TestOptions();
  @Mixin private final OptimisationOptions optimisation = new OptimisationOptions();
  @Mixin private final TagOptions tags = new TagOptions();

  @Option(names = {"-x", "--commands"}, description = "Say on standard error what is done and which commands run.")
  private boolean commands;

  @Parameters(paramLabel = "PACKAGE", description = "Packages as the go command names them. Default: the current directory.")
  private final List<String> patterns = new ArrayList<>();

  /** For the test programs. {@link TestArguments} finds them. */
  final List<String> arguments = new ArrayList<>();

  @Override
  boolean verbose() {
    return commands;
  }

  @Override
  int work(Pipeline pipeline, Progress progress) {
    return switch (pipeline.tested(orHere(patterns), tags.all())) {
      case Pipeline.Failure failure -> reject(failure, progress);
      case Pipeline.TestedPackages found -> {
        try {
          yield test(found.packages(), pipeline, progress);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    };
  }

  private int test(List<PackageTests> packages, Pipeline pipeline, Progress progress) throws IOException {
    List<String> flags = tests.flags();
    flags.addAll(arguments);
    boolean listed = !patterns.isEmpty();
    boolean streamed = !listed || tests.json || tests.bench != null || tests.showsPasses() && packages.size() == 1;
    TestRun run = new TestRun(new FileOutputStream(FileDescriptor.out), listed, streamed, tests.json, tests.showsPasses() || tests.bench != null, flags);
    int worst = ExitCode.OK;
    for (PackageTests each : packages) {
      worst = Math.max(worst, test(each, run, pipeline, progress));
    }
    if (worst != ExitCode.OK) {
      run.printFailed();
    }
    return worst;
  }

  private int test(PackageTests each, TestRun run, Pipeline pipeline, Progress progress) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    Path dir = each.dir();
    if (each.error() != null && !each.exist() || dir == null) {
      progress.clear();
      err.println("# " + each.importPath() + "\n" + each.error());
      run.print(each.importPath(), "fail", "FAIL\t" + each.importPath() + " [setup failed]");
      return ExitCode.FAILED;
    }
    if (!each.exist()) {
      run.print(each.importPath(), "skip", "?   \t" + each.importPath() + "\t[no test files]");
      return ExitCode.OK;
    }
    BuildOptions options = optimisation.options(tags.all(), null, false);
    return switch (pipeline.buildTest(each, options)) {
      case Pipeline.Built built -> {
        progress.clear();
        yield run.run(each.importPath(), dir, built.executable()) ? ExitCode.OK : ExitCode.FAILED;
      }
      case Pipeline.Failure failure -> {
        progress.clear();
        err.println("# " + each.importPath());
        int code = reject(failure, progress);
        run.print(each.importPath(), "fail", "FAIL\t" + each.importPath() + " [build failed]");
        yield code;
      }
    };
  }
}
