package org.go2rs.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code go2rs completion}: scripts that let a shell complete commands and options. */
@Command(
    name = "completion",
    description = "Prints a script that lets a shell complete go2rs's commands and options.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  bash:  source <(go2rs completion bash)      in ~/.bashrc",
      "  zsh:   source <(go2rs completion zsh)       in ~/.zshrc, behind compinit",
      "  fish:  go2rs completion fish > ~/.config/fish/completions/go2rs.fish"
    })
final class CompletionCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  /** The shells that are known. */
  enum Shell {
    bash,
    zsh,
    fish
  }

  @Parameters(paramLabel = "bash|zsh|fish", description = "The shell.")
  private Shell shell = Shell.bash;

  @Override
  public Integer call() {
    CommandLine root = spec.root().commandLine();
    String script =
        switch (shell) {
          // The script of picocli loads zsh's emulation of bash's completion itself.
          case bash, zsh -> AutoComplete.bash("go2rs", root);
          case fish -> FishCompletion.script(root);
        };
    spec.commandLine().getOut().print(script);
    spec.commandLine().getOut().flush();
    return ExitCode.OK;
  }
}
