package org.go2rs.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line: one line, what may have been meant, and where the help is. */
final class UsageReport {
  private UsageReport() {}

  static int print(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("go2rs: " + message(wrong));
    err.println("Try: " + command.getCommandSpec().qualifiedName(" ") + " --help");
    err.flush();
    return ExitCode.USAGE;
  }

  private static String message(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)) {
      return firstLower(wrong.getMessage());
    }
    String written = unmatched.getUnmatched().get(0);
    CommandLine command = wrong.getCommandLine();
    boolean option = written.startsWith("-");
    boolean noCommand = !option && !command.getSubcommands().isEmpty();
    List<String> known = option ? options(command) : List.copyOf(command.getSubcommands().keySet());
    Optional<String> near = Suggestions.nearest(written, known);
    String what = option ? "unknown option " : noCommand ? "unknown command " : "unexpected argument ";
    return what + written + near.map(n -> "; did you mean " + n + "?").orElse("");
  }

  private static List<String> options(CommandLine command) {
    return command.getCommandSpec().options().stream().flatMap(option -> Stream.of(option.names())).toList();
  }

  private static String firstLower(String message) {
    boolean word = message.length() > 1 && Character.isLowerCase(message.charAt(1));
    return word ? Character.toLowerCase(message.charAt(0)) + message.substring(1) : message;
  }
}
