package org.go2rs.cli.layers;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Each Java package knows only those below it: the picture of docs/ARCHITECTURE.md, held by a test. */
final class JavaLayersTest {
  private static final String ROOT = "org.go2rs.";

  /** For each package those that it may use besides itself. A new package needs a line here, and with it a place in the order. */
  private static final Map<String, List<String>> MAY_USE = new LinkedHashMap<>();

  static {
    MAY_USE.put("frontend.source", List.of());
    MAY_USE.put("frontend.diagnostics", List.of("frontend.source"));
    MAY_USE.put("frontend.ast", List.of("frontend.source"));
    MAY_USE.put("frontend.constant", List.of("frontend.ast"));
    MAY_USE.put("frontend.parse", List.of("frontend.ast", "frontend.source", "frontend.diagnostics"));
    MAY_USE.put("frontend.types", List.of("frontend.ast", "frontend.constant", "frontend.source"));
    MAY_USE.put("frontend.load", List.of("frontend.ast", "frontend.source", "frontend.diagnostics", "frontend.parse"));
    MAY_USE.put("frontend.exportdata", List.of("frontend.ast", "frontend.source", "frontend.constant", "frontend.types"));
    MAY_USE.put("frontend.check", List.of("frontend.ast", "frontend.source", "frontend.diagnostics", "frontend.constant", "frontend.types"));
    MAY_USE.put("frontend", List.of("frontend.*"));
    MAY_USE.put("transpile.rust", List.of());
    MAY_USE.put("transpile.names", List.of("frontend.types", "frontend.ast"));
    MAY_USE.put("transpile.analysis", List.of("frontend.*"));
    MAY_USE.put("transpile.passes", List.of("transpile.rust"));
    MAY_USE.put("transpile.decl", List.of("frontend.*", "transpile.rust", "transpile.names", "transpile.analysis", "transpile.passes"));
    MAY_USE.put("transpile.body", List.of("frontend.*", "transpile.rust", "transpile.names", "transpile.analysis", "transpile.passes", "transpile.decl"));
    MAY_USE.put("transpile", List.of("frontend.*", "transpile.*"));
    MAY_USE.put("templates", List.of("transpile.rust"));
    MAY_USE.put("driver", List.of("frontend.*", "frontend", "transpile.*", "transpile", "templates"));
    MAY_USE.put("cli", List.of("driver"));
  }

  private static JavaClasses classes;

  @BeforeAll
  static void read() {
    classes = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("org.go2rs");
  }

  @Test
  void everyPackageHasItsPlace() {
    assertThat(classes.stream().map(JavaClass::getPackage).map(JavaPackage::getName).map(name -> name.substring(ROOT.length())).distinct())
        .as("packages; a new one needs a line in MAY_USE").containsExactlyInAnyOrderElementsOf(MAY_USE.keySet());
  }

  @TestFactory
  Stream<DynamicTest> knowsOnlyWhatIsBelow() {
    return MAY_USE.entrySet().stream().map(each -> DynamicTest.dynamicTest(each.getKey(), () -> check(each.getKey(), each.getValue())));
  }

  private static void check(String name, List<String> mayUse) {
    List<String> allowed = new ArrayList<>(List.of(ROOT + name));
    mayUse.forEach(each -> allowed.add(ROOT + (each.replace("*", "(*)"))));
    classes()
        .that(resideInAPackage(ROOT + name))
        .should()
        .onlyDependOnClassesThat(resideInAnyPackage(allowed.toArray(String[]::new)).or(not(resideInAPackage("org.go2rs.."))))
        .check(classes);
  }
}
