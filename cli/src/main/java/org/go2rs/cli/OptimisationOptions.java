package org.go2rs.cli;

import java.util.List;
import org.go2rs.driver.BuildOptions;
import org.go2rs.driver.Lto;
import org.go2rs.driver.Profile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much is optimised. */
final class OptimisationOptions {
  @Option(names = "--release", description = "Optimise fully. Without it, the program's own crates are compiled for a fast build.")
  private boolean release;

  @Option(names = "--lto", paramLabel = "off|thin|fat", description = "Link-time optimisation. Default: thin with --release, otherwise off.")
  private @Nullable Lto lto;

  @Option(names = {"-g", "--debug-info"}, description = "Keep debug information in a binary of --release, for debuggers and profilers.")
  private boolean debugInformation;

  Profile profile() {
    return release ? Profile.RELEASE : Profile.DEV;
  }

  BuildOptions options(List<String> tags, @Nullable String target, boolean linkedStatically) {
    return new BuildOptions(profile(), lto, target, linkedStatically, debugInformation, tags);
  }
}
