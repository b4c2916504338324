package org.go2rs.cli;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Writes completions for the fish shell. */
final class FishCompletion {
  private FishCompletion() {}

  static String script(CommandLine root) {
    StringBuilder out = new StringBuilder("# Completions of go2rs for fish.\n");
    root.getSubcommands().forEach((name, command) -> {
      String description = String.join(" ", command.getCommandSpec().usageMessage().description());
      out.append("complete -c go2rs -f -n __fish_use_subcommand -a ").append(name).append(" -d ").append(quote(description)).append('\n');
    });
    root.getSubcommands().forEach((name, command) -> command.getCommandSpec().options().forEach(option -> append(name, option, out)));
    return out.toString();
  }

  private static void append(String command, OptionSpec option, StringBuilder out) {
    out.append("complete -c go2rs -n '__fish_seen_subcommand_from ").append(command).append("'");
    for (String name : option.names()) {
      if (name.startsWith("--")) {
        out.append(" -l ").append(name.substring(2));
      } else {
        out.append(name.length() == 2 ? " -s " : " -o ").append(name.substring(1));
      }
    }
    if (option.arity().max() > 0) {
      out.append(" -r");
    }
    out.append(" -d ").append(quote(String.join(" ", option.description()))).append('\n');
  }

  private static String quote(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
