package org.go2rs.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.go2rs.driver.DriverException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top-level command. */
@Command(
    name = "go2rs",
    description = "Turns Go programs into readable Rust and builds native binaries from it.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RunCommand.class,
      BuildCommand.class,
      TestCommand.class,
      TranslateCommand.class,
      CheckCommand.class,
      ExplainCommand.class,
      DoctorCommand.class,
      CleanCommand.class,
      EnvCommand.class,
      CompletionCommand.class,
      VersionCommand.class,
      CommandLine.HelpCommand.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  go2rs run ./cmd/tool -n 3              build and run, as go run",
      "  go2rs build --release -o tool ./cmd/tool",
      "  go2rs translate -o rust ./cmd/tool     the Rust, as a cargo workspace",
      "  go2rs help build                       all options of a command"
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {"0:success", "1:the Go program, its environment or a tool is at fault", "2:wrong usage", "3:go2rs itself is at fault"})
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which command? " + String.join(", ", spec.subcommands().keySet()));
  }

  /** Runs the command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    System.exit(execute(new PrintWriter(System.out, true, StandardCharsets.UTF_8), new PrintWriter(System.err, true, StandardCharsets.UTF_8), args));
  }

  /** Runs the command with the given writers; for tests and for callers in the same JVM. */
  public static int execute(PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = new CommandLine(new Main());
    line.setOut(out);
    line.setErr(err);
    line.setStopAtPositional(true);
    line.getSubcommands().values().forEach(sub -> sub.setStopAtPositional(sub.getCommand() instanceof RunCommand));
    line.setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.colours() ? CommandLine.Help.Ansi.ON : CommandLine.Help.Ansi.OFF));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((wrong, arguments) -> UsageReport.print(wrong));
    line.setExecutionExceptionHandler((failure, command, result) -> report(failure, command.getErr()));
    return line.execute(args);
  }

  private static int report(Exception failure, PrintWriter err) {
    if (failure instanceof DriverException) {
      err.println("go2rs: " + failure.getMessage());
      return ExitCode.FAILED;
    }
    err.println("go2rs: internal error, please report it with the program that caused it: " + failure);
    failure.printStackTrace(err);
    return ExitCode.INTERNAL;
  }
}
