package org.go2rs.cli.style;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** Public types and methods say what they are for. */
final class DocumentedTest {
  @Test
  void publicApiIsDocumented() throws IOException {
    List<String> found = new ArrayList<>();
    Sources.analyzed((task, units) -> units.forEach(unit -> new Scanner(task, found).scan(unit, null)));
    assertThat(found).as("public types and methods without a comment").isEmpty();
  }

  private static final class Scanner extends TreePathScanner<Void, Void> {
    private final DocTrees trees;
    private final List<String> found;

    Scanner(JavacTask task, List<String> found) {
      this.trees = DocTrees.instance(task);
      this.found = found;
    }

    /** What stands inside of a type that is not public is nobody else's. */
    @Override
    public Void visitClass(ClassTree type, Void nothing) {
      if (!type.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
        return null;
      }
      check(type, type.getSimpleName().toString());
      return super.visitClass(type, nothing);
    }

    @Override
    public Void visitMethod(MethodTree method, Void nothing) {
      boolean isOverride = method.getModifiers().getAnnotations().stream().anyMatch(each -> each.getAnnotationType().toString().equals("Override"));
      boolean isPublic = method.getModifiers().getFlags().contains(Modifier.PUBLIC) && method.getReturnType() != null;
      if (isPublic && !isOverride && !isAccessor(method)) {
        check(method, method.getName().toString());
      }
      return null;
    }

    /** One that only gives, or only takes, what a field is called after. */
    private static boolean isAccessor(MethodTree method) {
      BlockTree body = method.getBody();
      if (body == null || body.getStatements().size() != 1) {
        return false;
      }
      StatementTree only = body.getStatements().get(0);
      boolean gives = only instanceof ReturnTree r && method.getParameters().isEmpty() && r.getExpression().toString().matches("[\\w.]+(\\(\\))?");
      boolean takes = only instanceof ExpressionStatementTree && method.getParameters().size() == 1 && method.getName().toString().startsWith("set");
      return gives || takes;
    }

    private void check(Tree tree, String name) {
      String comment = trees.getDocComment(getCurrentPath());
      if (comment == null || comment.isBlank()) {
        found.add(Sources.place(trees, getCurrentPath().getCompilationUnit(), tree) + ": " + name);
      }
    }
  }
}
