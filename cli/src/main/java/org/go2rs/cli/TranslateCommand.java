package org.go2rs.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.go2rs.driver.Pipeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code go2rs translate}: writes a cargo workspace. */
@Command(
    name = "translate",
    description = "Writes packages as a cargo workspace that builds without go2rs: cargo build --release --offline.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  go2rs translate -o rust ./cmd/server   a program and all it needs",
      "  go2rs translate -o rust ./pricing      one package of a service, as a crate that Rust code can use",
      "",
      "A second translate to the same directory changes only the files that differ; what others put there stays."
    })
final class TranslateCommand extends ProgramCommand {
  @Mixin private final TagOptions tags = new TagOptions();
  @Mixin private final VerboseOption verbosity = new VerboseOption();
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "PACKAGE", description = "Packages as the go command names them. Default: the current directory.")
  private final List<String> patterns = new ArrayList<>();

  @Option(names = {"-o", "--output"}, paramLabel = "DIR", defaultValue = "rust", description = "Where to: absent, empty, or written by go2rs before. Default: ${DEFAULT-VALUE}.")
  private Path output = Path.of("rust");

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
    Path target = common.directory().resolve(output);
    return switch (pipeline.export(orHere(patterns), target, tags.all())) {
      case Pipeline.Exported done -> {
        progress.clear();
        if (json()) {
          print(JsonReport.success("translate").with("directory", target.toString()).with("crates", done.crates()));
        } else {
          spec.commandLine().getErr().println("go2rs: wrote " + done.crates() + " crates to " + output);
        }
        yield ExitCode.OK;
      }
      case Pipeline.Failure failure -> reject(failure, progress);
    };
  }
}
