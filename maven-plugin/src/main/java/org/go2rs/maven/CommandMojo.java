package org.go2rs.maven;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.apache.maven.plugins.annotations.Component;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.toolchain.ToolchainManager;
import org.jspecify.annotations.Nullable;

/** A goal that runs one subcommand of {@code go2rs}. */
abstract class CommandMojo extends AbstractMojo {
  private static final int FAILED = 1;

  /** Where the packages are looked for: a directory of a Go module. */
  @Parameter(property = "go2rs.directory", defaultValue = "${project.basedir}")
  private File directory;

  /** The packages, as the go command names them. */
  @Parameter(property = "go2rs.packages", defaultValue = ".")
  private List<String> packages;

  /** Additional build tags. */
  @Parameter(property = "go2rs.tags")
  private List<String> tags;

  /** Whether to do nothing. */
  @Parameter(property = "go2rs.skip", defaultValue = "false")
  private boolean skip;

  /** The java command, of version 21 or newer, that the translator runs on. By default the toolchain's, Maven's own, or one that is installed in a usual place. */
  @Parameter(property = "go2rs.java")
  private @Nullable File java;

  @Parameter(defaultValue = "${session}", readonly = true, required = true)
  private MavenSession session;

  @Parameter(defaultValue = "${plugin}", readonly = true, required = true)
  private PluginDescriptor plugin;

  /** Where what the translator itself needs is unpacked. */
  @Parameter(defaultValue = "${project.build.directory}/go2rs/home", readonly = true, required = true)
  private File home;

  @Component private ToolchainManager toolchains;

  /** The subcommand and its own options. */
  abstract List<String> arguments() throws MojoExecutionException;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("go2rs is skipped");
      return;
    }
    if (!Files.isDirectory(directory.toPath())) {
      throw new MojoFailureException("go2rs: there is no directory " + directory + " (parameter <directory>)");
    }
    int status = new TranslatorProcess(getLog()).run(directory.toPath(), command());
    if (status == FAILED) {
      throw new MojoFailureException("go2rs found errors, see above");
    }
    if (status != 0) {
      throw new MojoExecutionException("go2rs ended with exit code " + status + ", see above");
    }
  }

  private List<String> command() throws MojoExecutionException {
    RustRuntime runtime = new RustRuntime(home.toPath(), plugin);
    List<String> command = new ArrayList<>();
    command.add(new JavaCommand(toolchains, session).find(java).toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-Xss16m", "-Xshare:auto", "-Dgo2rs.home=" + runtime.unpacked()));
    command.addAll(List.of("-cp", classPath(), "org.go2rs.cli.Main"));
    command.addAll(arguments());
    if (tags != null && !tags.isEmpty()) {
      command.add("--tags=" + String.join(",", tags));
    }
    command.addAll(packages);
    return command;
  }

  /** What the plugin depends on, without the plugin. */
  private String classPath() {
    List<String> files = new ArrayList<>();
    for (Artifact each : plugin.getArtifacts()) {
      Path file = each.getFile().toPath();
      if (!each.getArtifactId().equals(plugin.getArtifactId())) {
        files.add(file.toString());
      }
    }
    return String.join(File.pathSeparator, files);
  }
}
