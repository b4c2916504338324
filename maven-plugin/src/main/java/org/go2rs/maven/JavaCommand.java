package org.go2rs.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/** Finds a java command that is new enough for the translator. */
final class JavaCommand {
  static final int OLDEST = 21;
  private static final Pattern RELEASE = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

  private final ToolchainManager toolchains;
  private final MavenSession session;

  JavaCommand(ToolchainManager toolchains, MavenSession session) {
    this.toolchains = toolchains;
    this.session = session;
  }

  /**
   * The command to use.
   *
   * @param configured what the user asks for, or null
   */
  Path find(@Nullable File configured) throws MojoExecutionException {
    if (configured != null) {
      return configured.toPath();
    }
    List<Path> candidates = new ArrayList<>();
    for (Toolchain each : toolchains.getToolchains(session, "jdk", Map.of("version", "[" + OLDEST + ",)"))) {
      candidates.add(Path.of(each.findTool("java")));
    }
    candidates.add(Path.of(System.getProperty("java.home"), "bin", "java"));
    candidates.addAll(installed());
    for (Path each : candidates) {
      if (version(each) >= OLDEST) {
        return each;
      }
    }
    throw new MojoExecutionException(
        "go2rs needs a JDK of version " + OLDEST + " or newer, and none was found: install one, declare it as a toolchain, or name its java command with -Dgo2rs.java");
  }

  private static List<Path> installed() {
    String user = System.getProperty("user.home");
    List<Path> out = new ArrayList<>();
    for (Path root : List.of(Path.of("/usr/lib/jvm"), Path.of(user, ".sdkman", "candidates", "java"), Path.of(user, ".jdks"))) {
      children(root).forEach(jdk -> out.add(jdk.resolve("bin").resolve("java")));
    }
    children(Path.of("/Library/Java/JavaVirtualMachines")).forEach(jdk -> out.add(jdk.resolve("Contents/Home/bin/java")));
    return out;
  }

  private static List<Path> children(Path root) {
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    try (Stream<Path> list = Files.list(root)) {
      return list.sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** The major version, as the JDK's file {@code release} says it; 0 if there is none. */
  private static int version(Path java) {
    if (!Files.isExecutable(java)) {
      return 0;
    }
    try {
      Matcher release = RELEASE.matcher(Files.readString(java.toRealPath().getParent().resolveSibling("release")));
      return release.find() ? Integer.parseInt(release.group(1)) : 0;
    } catch (IOException e) {
      return 0;
    }
  }
}
