package org.go2rs.frontend.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.GenDecl;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.diagnostics.Diagnostic;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.parse.GoFileParser;
import org.go2rs.frontend.source.FileSet;
import org.junit.jupiter.api.Test;

/** What the overlay does to the declarations of a package. */
class OverlayMergeTest {
  private static final String ORIGINAL =
      """
      package p

      import (
      	"fmt"
      	"math/rand/v2"
      )

      const (
      	A = iota
      	B
      	C
      )

      var x, y = 1, 2

      type T struct{}

      func (t *T) M() { fmt.Println() }

      func f() { rand.Int() }

      func g() {}
      """;

  private final FileSet files = new FileSet();
  private final DiagnosticList errors = new DiagnosticList();

  @Test
  void sameNamedDeclarationsAreOverridden() {
    OverlayMerge.Merged merged = merge("package p\n\nfunc (t T) M() {}\n\nfunc f() {}\n");
    assertThat(errors.all()).isEmpty();
    assertThat(merged.info().overridden()).containsExactly("T.M", "f");
    assertThat(names(merged)).containsExactly("A", "B", "C", "x", "y", "T", "g", "T.M", "f");
  }

  @Test
  void importsThatNothingUsesAnyMoreGo() {
    OverlayMerge.Merged merged = merge("package p\n\nfunc f() {}\n");
    assertThat(merged.files().get(0).imports()).extracting(spec -> spec.importPath()).containsExactly("fmt");
    assertThat(((GenDecl) merged.files().get(0).decls().get(0)).specs()).hasSize(1);
  }

  @Test
  void anOverriddenConstantKeepsItsPlaceInTheGroup() {
    OverlayMerge.Merged merged = merge("package p\n\nconst A = 7\n");
    GenDecl group = merged.files().get(0).decls().stream().map(d -> (GenDecl) d).filter(d -> d.tok() == Token.CONST).findFirst().orElseThrow();
    assertThat(group.specs()).hasSize(3);
    assertThat(names(merged)).startsWith("_", "B", "C");
  }

  @Test
  void oneOfTwoVariablesBecomesBlank() {
    assertThat(names(merge("package p\n\nvar y = 3\n"))).contains("x", "_").endsWith("y");
  }

  @Test
  void whatOverridesNothingMustBeMarked() {
    merge("package p\n\nfunc h() {}\n");
    assertThat(errors.all()).extracting(Diagnostic::message).containsExactly("h overrides nothing in the package; mark it //go2rs:add if it is new");
  }

  @Test
  void aMarkOnTheDeclarationOrOnTheFileAdds() {
    assertThat(merge("package p\n\n//go2rs:add\nfunc h() {}\n").info().added()).containsExactly("h");
    assertThat(merge("//go2rs:add\n\npackage p\n\nfunc h() {}\n\nfunc g() {}\n").info().added()).containsExactly("h");
    assertThat(errors.all()).isEmpty();
  }

  @Test
  void aMarkOnWhatExistsIsAnError() {
    merge("package p\n\n//go2rs:add\nfunc g() {}\n");
    assertThat(errors.all()).extracting(Diagnostic::message).containsExactly("g is marked //go2rs:add, but the package declares it");
  }

  @Test
  void removesDeclarations() {
    OverlayMerge.Merged merged = merge("package p\n\n//go2rs:remove T.M g\n");
    assertThat(names(merged)).containsExactly("A", "B", "C", "x", "y", "T", "f");
    merge("package p\n\n//go2rs:remove nothing\n");
    assertThat(errors.all()).extracting(Diagnostic::message).containsExactly("//go2rs:remove nothing: the package declares no such name");
  }

  @Test
  void whatIsOptionalGoesWhereTheModuleDoesNotDeclareIt() {
    OverlayMerge.Merged merged = merge("//go2rs:optional\n\npackage p\n\nimport \"os\"\n\n//go2rs:remove nothing\n\nfunc g() {}\n\nfunc h() { os.Exit(1) }\n");
    assertThat(errors.all()).isEmpty();
    assertThat(names(merged)).endsWith("T.M", "f", "g");
    assertThat(merged.files().get(1).imports()).isEmpty();
  }

  @Test
  void aReplacedPackageIsOursAlone() {
    File ours = parse("package p\n\nfunc h() {}\n");
    OverlayMerge.Merged merged = OverlayMerge.merge(List.of(), List.of(ours), true, errors);
    assertThat(merged.files()).containsExactly(ours);
    assertThat(merged.info().replaced()).isTrue();
  }

  private OverlayMerge.Merged merge(String overlay) {
    return OverlayMerge.merge(List.of(parse(ORIGINAL)), List.of(parse(overlay)), false, errors);
  }

  private File parse(String source) {
    return GoFileParser.parse(files.addFile("p.go", source.getBytes(StandardCharsets.UTF_8)), errors);
  }

  private static List<String> names(OverlayMerge.Merged merged) {
    List<String> names = new ArrayList<>();
    merged.files().forEach(file -> file.decls().forEach(decl -> DeclNames.of(decl).forEach(name -> names.add(name.name()))));
    return names;
  }
}
