package org.go2rs.maven;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** Builds native binaries of Go programs. */
@Mojo(name = "build", defaultPhase = LifecyclePhase.COMPILE, threadSafe = true)
public final class BuildMojo extends CommandMojo {
  /** The directory that the binaries are written to. */
  @Parameter(property = "go2rs.outputDirectory", defaultValue = "${project.build.directory}/go2rs/bin")
  private File outputDirectory;

  /** Whether to optimise; the build takes longer. */
  @Parameter(property = "go2rs.release", defaultValue = "true")
  private boolean release;

  /** Link-time optimisation: {@code off}, {@code thin} or {@code fat}. By default the profile's. */
  @Parameter(property = "go2rs.lto")
  private @Nullable String lto;

  /** The machine to build for, in rustc's words. By default this one. */
  @Parameter(property = "go2rs.target")
  private @Nullable String target;

  /** Whether the binaries must need no shared library. */
  @Parameter(property = "go2rs.static", defaultValue = "false")
  private boolean linkedStatically;

  @Override
  List<String> arguments() throws MojoExecutionException {
    try {
      Files.createDirectories(outputDirectory.toPath());
    } catch (IOException e) {
      throw new MojoExecutionException("go2rs: cannot create " + outputDirectory, e);
    }
    List<String> out = new ArrayList<>(List.of("build", "-o", outputDirectory + File.separator));
    if (release) {
      out.add("--release");
    }
    if (lto != null) {
      out.addAll(List.of("--lto", lto));
    }
    if (target != null) {
      out.addAll(List.of("--target", target));
    }
    if (linkedStatically) {
      out.add("--static");
    }
    return out;
  }
}
