package org.go2rs.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.go2rs.driver.CacheCleaner;
import org.go2rs.driver.CacheDir;
import org.go2rs.driver.CacheLimit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code go2rs clean}: empties the cache. */
@Command(
    name = "clean",
    description = "Removes the cache: translated packages and what cargo made of them. All of it is made again when it is needed.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {"  go2rs clean --dry-run   what is there", "  go2rs clean --old       only what is beyond the limit, least recently used first"})
final class CleanCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private final JsonOption json = new JsonOption();

  @Option(names = {"-n", "--dry-run"}, description = "Only say where the cache is and what it holds.")
  private boolean dryRun;

  @Option(names = "--old", description = "Remove what was not used for longest, until the cache is below its limit (GO2RS_CACHE_LIMIT).")
  private boolean old;

  @Override
  public Integer call() {
    CacheDir cache = CacheDir.locate(System.getenv());
    CacheLimit limit = CacheLimit.of(System.getenv());
    CacheCleaner cleaner = new CacheCleaner(cache);
    PrintWriter out = spec.commandLine().getOut();
    CacheCleaner.Contents contents = cleaner.contents();
    long freed = dryRun ? 0 : old ? cleaner.trimTo(limit.bytes(), Long.MAX_VALUE) : cleaner.removeAll();
    if (json.json) {
      out.println(
          JsonReport.success("clean").with("directory", cache.root().toString()).with("limit", limit.bytes()).with("bytes", contents.byKind()).with("freed", freed));
    } else if (dryRun) {
      out.println(cache.root() + " holds " + CacheLimit.show(contents.bytes()) + ", limit " + CacheLimit.show(limit.bytes()));
      contents.byKind().forEach((kind, bytes) -> out.printf("  %-24s%12s%n", kind, CacheLimit.show(bytes)));
    } else {
      out.println("freed " + CacheLimit.show(freed) + " in " + cache.root());
    }
    out.flush();
    return ExitCode.OK;
  }
}
