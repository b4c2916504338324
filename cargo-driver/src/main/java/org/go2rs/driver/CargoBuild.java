package org.go2rs.driver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One call of {@code cargo build} on a generated workspace. */
public final class CargoBuild {
  private final Toolchain tools;
  private final CacheDir cache;
  private final Events events;
  private final int packages;

  /**
   * @param packages how many translated packages the workspace consists of, so that a person can see how far the build is
   */
  public CargoBuild(Toolchain tools, CacheDir cache, Events events, int packages) {
    this.tools = tools;
    this.cache = cache;
    this.events = events;
    this.packages = packages;
  }

  /**
   * What a build gave.
   *
   * @param ok whether cargo succeeded
   * @param executables the binaries, by the name of their crate
   * @param compiled names of the crates that this run compiled
   * @param used what cargo made of each crate that takes part, compiled now or before
   * @param messages rustc's messages
   * @param stderr what cargo said itself
   */
  public record Outcome(boolean ok, Map<String, Path> executables, List<String> compiled, List<Path> used, List<RustcMessage> messages, String stderr) {
    public Outcome {
      executables = Map.copyOf(executables);
      compiled = List.copyOf(compiled);
      used = List.copyOf(used);
      messages = List.copyOf(messages);
    }

    /** The same with other binaries. */
    Outcome withExecutables(Map<String, Path> others) {
      return new Outcome(ok, others, compiled, used, messages, stderr);
    }
  }

  /** Builds all members of a workspace. Binaries go to the workspace's own {@code target}, everything in between to the cache that all programs share. */
  public Outcome build(Path workspace, BuildOptions options) {
    if (options.target() != null) {
      Targets.require(options.target(), tools);
    }
    List<String> arguments = options.cargoArguments();
    Outcome outcome = build(workspace, arguments, true);
    // On a fresh machine the runtime's few dependencies are not there yet: cargo then needs its registry once.
    return !outcome.ok() && outcome.stderr().contains("--offline") ? build(workspace, arguments, false) : outcome;
  }

  private Outcome build(Path workspace, List<String> arguments, boolean offline) {
    List<String> command = new ArrayList<>(List.of(tools.cargo().toString(), "build", "--message-format=json", "--keep-going"));
    command.addAll(arguments);
    if (offline) {
      command.add("--offline");
    }
    events.command(workspace, command);
    CargoMessages messages = new CargoMessages();
    List<String> stderr = new ArrayList<>();
    int code = Processes.stream(workspace, environment(workspace), command, messages::accept, line -> {
      stderr.add(line);
      events.said(line);
      progress(line.strip(), messages);
    });
    return new Outcome(code == 0, messages.executables(), messages.compiled(), messages.artifacts(), messages.messages(), String.join("\n", stderr));
  }

  /** Cargo's own words are about its work, and name directories of the cache: a person wants to know which package it is at, and how many are left. */
  private void progress(String line, CargoMessages messages) {
    String[] words = line.split(" ");
    if (words.length > 1 && words[0].equals("Compiling")) {
      events.progress("compiling " + words[1] + " (" + Math.min(messages.packages() + 1, packages) + " of " + packages + ")");
    } else if (words[0].equals("Blocking")) {
      events.progress("waiting for another build that uses the cache");
    }
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
