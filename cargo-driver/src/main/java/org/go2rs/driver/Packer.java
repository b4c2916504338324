package org.go2rs.driver;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes release binaries small. The runtime's tool {@code go2rs-pack} turns debug information into a table of the Go functions and lines of all addresses, which crash reports and
 * {@code runtime.Caller} read. It is compiled once for each runtime and kept in the cache.
 *
 * @param tool the tool
 */
record Packer(Path tool, Events events) {
  private static final String NAME = "go2rs-pack";

  /** The tool of a runtime. */
  static Packer of(StoredCrate runtime, CacheDir cache, Toolchain tools, Events events) {
    Path dir = cache.runtimes().resolve("pack-" + runtime.key());
    if (!Files.isDirectory(dir)) {
      compile(runtime, dir, cache, tools, events);
    }
    return new Packer(dir.resolve(NAME), events);
  }

  /**
   * Packs binaries.
   *
   * @param executables by name
   * @param dir where the packed ones go; those that are there are replaced
   * @param debugInformation whether they keep it
   * @return the packed ones, by name
   */
  Map<String, Path> pack(Map<String, Path> executables, Path dir, boolean debugInformation) {
    Map<String, Path> packed = new HashMap<>();
    try {
      Files.createDirectories(dir);
    } catch (IOException e) {
      throw new DriverException("cannot create " + dir + ": " + IoReasons.of(e), e);
    }
    executables.forEach((name, executable) -> {
      Path output = dir.resolve(executable.getFileName());
      pack(executable, output, debugInformation);
      packed.put(name, output);
    });
    return packed;
  }

  private void pack(Path executable, Path output, boolean debugInformation) {
    List<String> command = new ArrayList<>(List.of(tool.toString(), executable.toString(), output.toString()));
    if (debugInformation) {
      command.add("--keep-debug");
    }
    Path dir = output.toAbsolutePath().getParent();
    events.progress("packing " + executable.getFileName());
    events.command(dir, command);
    Processes.Result result = Processes.capture(dir, Map.of(), command);
    if (!result.ok()) {
      throw new DriverException(MachineTrouble.find(List.of(), result.stderr()).orElse("the binary was built, but cannot be packed: " + result.stderr().strip()));
    }
  }

  private static void compile(StoredCrate runtime, Path dir, CacheDir cache, Toolchain tools, Events events) {
    events.progress("compiling " + NAME);
    try {
      Path temp = TempFiles.own(Files.createTempDirectory(dir.getParent(), ".new-"));
      try {
        Path made = cargo(runtime, temp, cache, tools, events);
        Path result = Files.createDirectory(temp.resolve("result"));
        Files.copy(made, result.resolve(NAME));
        FileTrees.move(result, dir);
      } finally {
        TempFiles.delete(temp);
      }
    } catch (IOException e) {
      if (!Files.isDirectory(dir)) {
        throw new DriverException("cannot write the tool that packs release binaries to " + dir + ": " + IoReasons.of(e), e);
      }
    }
  }

  /** Compiles the tool and gives its file. */
  private static Path cargo(StoredCrate runtime, Path temp, CacheDir cache, Toolchain tools, Events events) {
    CargoMessages messages = new CargoMessages();
    List<String> stderr = new ArrayList<>();
    List<String> command = List.of(tools.cargo().toString(), "build", "--message-format=json", "--locked", "--release", "-p", NAME, "--config", "profile.release.debug=0");
    Map<String, String> env = Map.of("CARGO_TARGET_DIR", temp.toString(), "CARGO_BUILD_BUILD_DIR", cache.build().toString(), "CARGO_TERM_COLOR", "never", "RUSTC", tools.rustc().toString());
    List<String> offline = new ArrayList<>(command);
    offline.add("--offline");
    // On a fresh machine cargo has not downloaded the tool's few dependencies yet.
    for (List<String> each : List.of(offline, command)) {
      stderr.clear();
      events.command(runtime.dir(), each);
      if (Processes.stream(runtime.dir(), env, each, messages::accept, stderr::add) == 0) {
        return messages.executables().get(NAME);
      }
    }
    String said = String.join("\n", stderr);
    throw new DriverException(MachineTrouble.find(messages.messages(), said).orElse("go2rs-pack, which packs release binaries, cannot be compiled:\n" + said));
  }
}
