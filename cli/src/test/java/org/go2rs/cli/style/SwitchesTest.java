package org.go2rs.cli.style;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.PatternTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A switch over a sealed family or an enumeration of ours names every case, so that the compiler lists the places that a new form must be handled in.
 *
 * <p>A pattern of a smaller sealed family takes the rest of that family in a switch that names one of its forms, so it is a catch-all as well. A question about one or two forms is
 * asked with {@code instanceof}; one that all parts of a tree take part in goes by the family's own step into the parts.
 */
final class SwitchesTest {
  /** Vocabularies, of which a place knows a few words: which tokens a node has is the grammar's to say, and an error's code is asked for only to word it. */
  private static final Set<String> VOCABULARIES = Set.of("Token", "ErrorCode");

  @Test
  void nameAllCases() throws IOException {
    assertThat(catchAlls()).as("cases that swallow forms that are not there yet").isEmpty();
  }

  private static List<String> catchAlls() throws IOException {
    List<String> found = new ArrayList<>();
    Sources.analyzed((task, units) -> units.forEach(unit -> new Scanner(task, found).scan(unit, null)));
    return found;
  }

  private static final class Scanner extends TreePathScanner<Void, Void> {
    private final JavacTask task;
    private final Trees trees;
    private final List<String> found;

    Scanner(JavacTask task, List<String> found) {
      this.task = task;
      this.trees = Trees.instance(task);
      this.found = found;
    }

    @Override
    public Void visitSwitch(SwitchTree tree, Void nothing) {
      check(tree.getExpression(), tree.getCases());
      return super.visitSwitch(tree, nothing);
    }

    @Override
    public Void visitSwitchExpression(SwitchExpressionTree tree, Void nothing) {
      check(tree.getExpression(), tree.getCases());
      return super.visitSwitchExpression(tree, nothing);
    }

    private void check(ExpressionTree selector, List<? extends CaseTree> cases) {
      TypeMirror type = trees.getTypeMirror(new TreePath(getCurrentPath(), selector));
      Element family = task.getTypes().asElement(type);
      if (family == null || !isClosed(family)) {
        return;
      }
      List<TypeMirror> named = new ArrayList<>();
      for (CaseTree each : cases) {
        for (CaseLabelTree label : each.getLabels()) {
          TypeMirror taken = label instanceof PatternCaseLabelTree pattern ? typeOf(pattern.getPattern()) : null;
          boolean total = each.getGuard() == null && taken != null && (isPart(type, taken) || named.stream().anyMatch(form -> isSmaller(form, taken)));
          if (total || label instanceof DefaultCaseLabelTree) {
            found.add(Sources.place(trees, getCurrentPath().getCompilationUnit(), each) + ": " + family.getSimpleName());
          }
          if (taken != null) {
            named.add(taken);
          }
        }
      }
    }

    private static boolean isClosed(Element family) {
      boolean isEnum = family.getKind() == ElementKind.ENUM && !VOCABULARIES.contains(family.getSimpleName().toString());
      return isEnum || family.getModifiers().contains(Modifier.SEALED);
    }

    private @Nullable TypeMirror typeOf(PatternTree pattern) {
      Tree type =
          pattern instanceof BindingPatternTree binding ? binding.getVariable().getType()
          : pattern instanceof DeconstructionPatternTree deconstruction ? deconstruction.getDeconstructor()
          : pattern;
      return trees.getTypeMirror(new TreePath(getCurrentPath(), type));
    }

    private boolean isSmaller(TypeMirror type, TypeMirror family) {
      return !task.getTypes().isSameType(type, family) && isPart(type, family);
    }

    /** Whether a type is a family or one of its forms. */
    private boolean isPart(TypeMirror type, TypeMirror family) {
      return task.getTypes().isSubtype(task.getTypes().erasure(type), task.getTypes().erasure(family));
    }
  }
}
