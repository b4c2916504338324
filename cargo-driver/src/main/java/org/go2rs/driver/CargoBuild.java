package org.go2rs.driver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** One call of {@code cargo build} on a generated workspace. */
public final class CargoBuild {
  private final Toolchain tools;
  private final CacheDir cache;

  public CargoBuild(Toolchain tools, CacheDir cache) {
    this.tools = tools;
    this.cache = cache;
  }

  /**
   * What a build gave.
   *
   * @param ok whether cargo succeeded
   * @param executables the binaries, by the name of their crate
   * @param compiled names of the crates that this run compiled
   * @param messages rustc's messages
   * @param stderr what cargo said itself
   */
  public record Outcome(boolean ok, Map<String, Path> executables, List<String> compiled, List<RustcMessage> messages, String stderr) {
    public Outcome {
      executables = Map.copyOf(executables);
      compiled = List.copyOf(compiled);
      messages = List.copyOf(messages);
    }
  }

  /**
   * Builds all members of a workspace. Binaries go to the workspace's own {@code target}, everything in between to the cache that all programs share.
   *
   * @param progress hears cargo's own lines ({@code Compiling go_fmt v0.0.0}) as they come
   */
  public Outcome build(Path workspace, Profile profile, Consumer<String> progress) {
    Outcome outcome = build(workspace, profile, progress, true);
    // On a fresh machine the runtime's few dependencies are not there yet: cargo then needs its registry once.
    return !outcome.ok() && outcome.stderr().contains("--offline") ? build(workspace, profile, progress, false) : outcome;
  }

  private Outcome build(Path workspace, Profile profile, Consumer<String> progress, boolean offline) {
    List<String> command = new ArrayList<>(List.of(tools.cargo().toString(), "build", "--profile", profile.cargoName(), "--message-format=json", "--keep-going"));
    if (offline) {
      command.add("--offline");
    }
    CargoMessages messages = new CargoMessages();
    List<String> stderr = new ArrayList<>();
    int code = Processes.stream(workspace, environment(workspace), command, messages::accept, line -> {
      stderr.add(line);
      progress.accept(line);
    });
    return new Outcome(code == 0, messages.executables(), messages.compiled(), messages.messages(), String.join("\n", stderr));
  }

  private Map<String, String> environment(Path workspace) {
    Map<String, String> env = new HashMap<>();
    env.put("CARGO_TARGET_DIR", workspace.resolve("target").toString());
    env.put("CARGO_BUILD_BUILD_DIR", cache.build().toString());
    env.put("CARGO_TERM_COLOR", "never");
    env.put("RUSTC", tools.rustc().toString());
    return env;
  }
}
