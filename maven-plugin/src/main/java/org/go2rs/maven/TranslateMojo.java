package org.go2rs.maven;

import java.io.File;
import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/** Writes a Go program as a cargo workspace, which builds without go2rs. */
@Mojo(name = "translate", defaultPhase = LifecyclePhase.GENERATE_SOURCES, threadSafe = true)
public final class TranslateMojo extends CommandMojo {
  /** The workspace: a directory that is empty, missing, or holds what was translated before. */
  @Parameter(property = "go2rs.workspace", defaultValue = "${project.build.directory}/go2rs/rust")
  private File workspace;

  @Override
  List<String> arguments() {
    return List.of("translate", "-o", workspace.toString());
  }
}
