package org.go2rs.maven;

import java.util.List;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;

/** Reports errors of Go packages, and builds nothing. */
@Mojo(name = "check", defaultPhase = LifecyclePhase.PROCESS_SOURCES, threadSafe = true)
public final class CheckMojo extends CommandMojo {
  @Override
  List<String> arguments() {
    return List.of("check");
  }
}
