package org.go2rs.frontend.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.load.ListedPackage.Part;

/**
 * What {@code go list -test} says about a test program. It calls a package that is built anew for the test of {@code p} by a name of its own, {@code q [p.test]}: {@code p} itself with its
 * tests, {@code p_test}, and whatever imports {@code p}. No test program has both a package and its variant, so one load of one test program has each under its own path.
 */
final class TestVariants {
  private TestVariants() {}

  /** Which of its directory's files a package takes. */
  static Part part(JsonNode json) {
    String tested = json.path("ForTest").asText();
    String path = plain(json.path("ImportPath").asText());
    if (tested.isEmpty()) {
      boolean generated = json.path("GoFiles").path(0).asText().startsWith("/");
      return generated && path.endsWith(".test") ? Part.TEST_MAIN : Part.SOURCES;
    }
    return path.equals(tested) ? Part.WITH_TESTS : path.equals(tested + "_test") ? Part.EXTERNAL_TESTS : Part.SOURCES;
  }

  /** Each path once: the variant where there is one. The main package is what was asked for; everything else is there because it is imported. */
  static List<ListedPackage> merge(List<ListedPackage> listed) {
    Map<String, ListedPackage> merged = new LinkedHashMap<>();
    for (ListedPackage each : listed) {
      ListedPackage named = named(each);
      if (each.importPath().equals(named.importPath())) {
        merged.putIfAbsent(named.importPath(), named);
      } else {
        merged.put(named.importPath(), named);
      }
    }
    return new ArrayList<>(merged.values());
  }

  private static ListedPackage named(ListedPackage each) {
    Map<String, String> imports = new LinkedHashMap<>();
    each.importMap().forEach((path, meaning) -> imports.put(path, plain(meaning)));
    boolean imported = each.part() != Part.TEST_MAIN;
    return new ListedPackage(
        plain(each.importPath()), each.dir(), each.standard(), imported, each.module(), Map.copyOf(imports), each.files(), each.assembly(), each.godebug(), each.part(), each.error());
  }

  /** The path of {@code q [p.test]} is {@code q}. */
  private static String plain(String path) {
    int variant = path.indexOf(" [");
    return variant < 0 ? path : path.substring(0, variant);
  }
}
