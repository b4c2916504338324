package org.go2rs.cli.style;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The Java sources of all modules as the compiler sees them. */
final class Sources {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

  private Sources() {}

  /** Has the compiler find all types, and then hands over the trees. */
  static void analyzed(BiConsumer<JavacTask, Iterable<? extends CompilationUnitTree>> look) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(errors, null, null)) {
      List<String> options = List.of("-proc:none", "-Xlint:none", "-classpath", System.getProperty("java.class.path"));
      JavacTask task = (JavacTask) compiler.getTask(null, files, errors, options, null, files.getJavaFileObjectsFromPaths(all()));
      Iterable<? extends CompilationUnitTree> units = task.parse();
      task.analyze();
      assertThat(errors.getDiagnostics()).filteredOn(each -> each.getKind() == Diagnostic.Kind.ERROR).isEmpty();
      look.accept(task, units);
    }
  }

  /** Where a tree begins: file and line. */
  static String place(Trees trees, CompilationUnitTree unit, Tree tree) {
    long line = unit.getLineMap().getLineNumber(trees.getSourcePositions().getStartPosition(unit, tree));
    return HOME.relativize(Path.of(unit.getSourceFile().toUri())) + ":" + line;
  }

  private static List<Path> all() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : List.of("frontend", "transpile", "templates", "cargo-driver", "cli")) {
      try (Stream<Path> files = Files.walk(HOME.resolve(module).resolve("src/main/java"))) {
        files.filter(each -> each.toString().endsWith(".java")).forEach(sources::add);
      }
    }
    return sources;
  }
}
