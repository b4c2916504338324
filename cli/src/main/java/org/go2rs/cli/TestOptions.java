package org.go2rs.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What tests are told: the flags of {@code go test}, with its names. */
final class TestOptions {
  private static final String DEFAULT_TIMEOUT = "10m0s";

  @Option(names = {"-v", "--v"}, description = "Print all tests as they run, and what they log.")
  boolean verbose;

  @Option(names = {"-run", "--run"}, paramLabel = "REGEXP", description = "Run only the tests and examples whose names match; slashes separate the names of subtests.")
  private @Nullable String run;

  @Option(names = {"-skip", "--skip"}, paramLabel = "REGEXP", description = "Leave out the tests, examples and benchmarks whose names match.")
  private @Nullable String skip;

  @Option(names = {"-list", "--list"}, paramLabel = "REGEXP", description = "List matching tests, examples and benchmarks, and run nothing.")
  @Nullable String list;

  @Option(names = {"-short", "--short"}, description = "Tell long tests to be short.")
  private boolean shortened;

  @Option(names = {"-count", "--count"}, paramLabel = "N", description = "Run each test that often.")
  private @Nullable String count;

  @Option(names = {"-failfast", "--failfast"}, description = "Start no more tests after the first that fails.")
  private boolean failFast;

  @Option(names = {"-parallel", "--parallel"}, paramLabel = "N", description = "How many tests that call t.Parallel run at the same time.")
  private @Nullable String parallel;

  @Option(names = {"-cpu", "--cpu"}, paramLabel = "LIST", description = "Run the tests with each of these values of GOMAXPROCS.")
  private @Nullable String cpu;

  @Option(names = {"-shuffle", "--shuffle"}, paramLabel = "on|off|SEED", description = "Run tests and benchmarks in random order.")
  private @Nullable String shuffle;

  @Option(names = {"-timeout", "--timeout"}, paramLabel = "DURATION", description = "Panic if a test program runs longer; 0 for no limit. Default: 10m.")
  private String timeout = DEFAULT_TIMEOUT;

  @Option(names = {"-fullpath", "--fullpath"}, description = "Show full file names in messages.")
  private boolean fullPath;

  @Option(names = {"-bench", "--bench"}, paramLabel = "REGEXP", description = "Run the benchmarks whose names match; . for all.")
  @Nullable String bench;

  @Option(names = {"-benchtime", "--benchtime"}, paramLabel = "DURATION", description = "How long each benchmark runs, or how often: 100x.")
  private @Nullable String benchTime;

  @Option(names = {"-benchmem", "--benchmem"}, description = "Print how much benchmarks allocate.")
  private boolean benchMemory;

  @Option(names = {"-json", "--json"}, description = "Print events as JSON objects, one a line, as go test -json does.")
  boolean json;

  /** Whether the output of tests that pass is shown. */
  boolean showsPasses() {
    return verbose || json || list != null;
  }

  /** The same for the test program. */
  List<String> flags() {
    List<String> flags = new ArrayList<>(List.of("-test.paniconexit0", "-test.timeout=" + timeout));
    add(flags, "v", json ? "test2json" : verbose ? "true" : null);
    add(flags, "run", run);
    add(flags, "skip", skip);
    add(flags, "list", list);
    add(flags, "short", shortened);
    add(flags, "count", count);
    add(flags, "failfast", failFast);
    add(flags, "parallel", parallel);
    add(flags, "cpu", cpu);
    add(flags, "shuffle", shuffle);
    add(flags, "fullpath", fullPath);
    add(flags, "bench", bench);
    add(flags, "benchtime", benchTime);
    add(flags, "benchmem", benchMemory);
    return flags;
  }

  private static void add(List<String> flags, String name, boolean set) {
    if (set) {
      flags.add("-test." + name + "=true");
    }
  }

  private static void add(List<String> flags, String name, @Nullable String value) {
    if (value != null) {
      flags.add("-test." + name + "=" + value);
    }
  }
}
