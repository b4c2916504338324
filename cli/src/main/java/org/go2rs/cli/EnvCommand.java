package org.go2rs.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.go2rs.driver.CacheDir;
import org.go2rs.driver.CacheLimit;
import org.go2rs.driver.Toolchain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code go2rs env}: what the command works with, as {@code go env} says it of Go. */
@Command(name = "env", description = "Prints what go2rs works with: directories, tools, the cache and its limit.", mixinStandardHelpOptions = true)
final class EnvCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private final JsonOption json = new JsonOption();

  @Parameters(paramLabel = "NAME", description = "Print only the values of these.")
  private final List<String> names = new ArrayList<>();

  @Override
  public Integer call() {
    Map<String, String> values = values();
    var out = spec.commandLine().getOut();
    for (String name : names) {
      if (!values.containsKey(name)) {
        throw new ParameterException(spec.commandLine(), "unknown name " + name + "; known are " + String.join(", ", values.keySet()));
      }
      out.println(values.get(name));
    }
    if (names.isEmpty() && json.json) {
      out.println(JsonReport.success("env").with("values", values));
    } else if (names.isEmpty()) {
      values.forEach((name, value) -> out.println(name + "='" + value.replace("'", "'\\''") + "'"));
    }
    out.flush();
    return ExitCode.OK;
  }

  private static Map<String, String> values() {
    Map<String, String> env = System.getenv();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("GO2RS_VERSION", Version.number());
    values.put("GO2RS_HOME", CommonOptions.home().toString());
    values.put("GO2RS_CACHE", CacheDir.locate(env).root().toString());
    values.put("GO2RS_CACHE_LIMIT", CacheLimit.show(CacheLimit.of(env).bytes()));
    values.put("GO2RS_JAVA", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    for (String tool : List.of("go", "cargo", "rustc", "rustfmt", "cc")) {
      values.put(tool.toUpperCase(java.util.Locale.ROOT), Toolchain.find(env, tool).map(Path::toString).orElse(""));
    }
    return values;
  }
}
