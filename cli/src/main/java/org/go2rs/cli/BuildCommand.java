package org.go2rs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.driver.BuildOptions;
import org.go2rs.driver.OutputFile;
import org.go2rs.driver.Pipeline;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code go2rs build}: native binaries. */
@Command(
    name = "build",
    description = "Translates packages and builds native binaries of the programs among them.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  go2rs build                          the program in this directory, to a binary named after it",
      "  go2rs build --release -o bin/ ./...  all programs below this directory, to bin/",
      "  go2rs build --static ./cmd/tool      a binary that needs no shared library",
      "",
      "As with the go command, several packages without -o are built and no binary is kept."
    })
final class BuildCommand extends ProgramCommand {
  @Mixin private final OptimisationOptions optimisation = new OptimisationOptions();
  @Mixin private final TagOptions tags = new TagOptions();
  @Mixin private final VerboseOption verbosity = new VerboseOption();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "PACKAGE", description = "Packages as the go command names them. Default: the current directory.")
  private final List<String> patterns = new ArrayList<>();

  @Option(names = {"-o", "--output"}, paramLabel = "FILE", description = "The binary, or a directory for it (one that exists, or is written with a slash at its end).")
  private @Nullable String output;

  @Option(names = "--target", paramLabel = "TRIPLE", description = "The machine to build for, in rustc's words. Default: this one.")
  private @Nullable String target;

  @Option(names = "--static", description = "Link everything into the binary: it needs no shared library.")
  private boolean linkedStatically;

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
    Path directory = common.directory();
    OutputFile.requireWritable(OutputFile.resolve(directory, output, ".go2rs-probe"));
    BuildOptions options = optimisation.options(tags.all(), target, linkedStatically);
    return switch (pipeline.build(orHere(patterns), options)) {
      case Pipeline.BuiltPackages built -> {
        progress.clear();
        Map<Pipeline.Built, Path> written = write(built, directory);
        if (json()) {
          print(JsonReport.success("build").with("packages", built.packages()).with("binaries", written.entrySet().stream().map(e -> binary(e.getKey(), e.getValue())).toList()));
        }
        yield ExitCode.OK;
      }
      case Pipeline.Failure failure -> reject(failure, progress);
    };
  }

  private Map<Pipeline.Built, Path> write(Pipeline.BuiltPackages built, Path directory) {
    Map<Pipeline.Built, Path> written = new LinkedHashMap<>();
    if (output == null && built.packages() > 1) {
      return written;
    }
    for (Pipeline.Built program : built.programs()) {
      Path file = OutputFile.resolve(directory, output == null || built.packages() == 1 ? output : output + "/", program.name());
      OutputFile.write(program.executable(), file);
      written.put(program, file);
    }
    return written;
  }

  private static Map<String, Object> binary(Pipeline.Built program, Path file) {
    try {
      return Map.of("package", program.importPath(), "file", file.toString(), "bytes", Files.size(file), "compiled", program.compiled());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
