package org.go2rs.frontend.exportdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.check.CheckConfig;
import org.go2rs.frontend.check.Checker;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.parse.GoFileParser;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.types.Const;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Obj;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.Sizes;
import org.go2rs.frontend.types.TypeDump;
import org.go2rs.frontend.types.TypeName;
import org.go2rs.frontend.types.TypeStrings;
import org.go2rs.frontend.types.Universe;
import org.go2rs.frontend.types.Var;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A package that is written and read again offers its importers the same. */
class ExportRoundTripTest {
  private static final String LOCAL_TYPES =
      """
      package p

      func F() any { type T struct{ a int }; return T{} }
      func g() (r []*interface{ m() }) { return }

      type hidden struct{ V Local }
      type Local = []*hidden

      var X = func() *hidden { return nil }()
      var Y = g()
      var Z = func() (r struct{ x, y int }) { return }

      func (h *hidden) Method(other hidden) error { return nil }
      """;

  private static final String IMPORTER =
      """
      package q

      import "p"

      var A = p.X
      var B = p.X.V[0].Method
      type C struct{ p.Local2 }
      """;

  @TempDir Path dir;

  @Test
  void fixtureComesBackTheSame() throws Exception {
    FileSet files = new FileSet();
    Pkg before = check(files, "fixture", fixture());
    ExportData data = ExportWriter.write(before, files);
    FileSet other = new FileSet();
    Pkg after = ExportReader.read(ExportData.of(data.toBytes()), path -> Universe.UNSAFE, other, SourceText.FROM_DISK);

    assertThat(TypeDump.of(after)).isEqualTo(TypeDump.of(before));
    assertThat(ExportWriter.write(after, other)).usingRecursiveComparison().isEqualTo(data);
    for (String name : before.scope().names()) {
      Obj was = before.scope().lookup(name);
      Obj is = after.scope().lookup(name);
      assertThat(other.position(is.pos())).isEqualTo(files.position(was.pos()));
      if (was instanceof Const c) {
        assertThat(((Const) is).value()).isEqualTo(c.value());
      }
      if (was instanceof TypeName && was.type() instanceof Named named && named.numMethods() > 0) {
        Func method = named.method(0);
        assertThat(other.position(((Named) is.type()).method(0).pos())).isEqualTo(files.position(method.pos()));
      }
    }
  }

  @Test
  void unexportedTypesGoWhereTheyAreNeeded() throws Exception {
    FileSet files = new FileSet();
    Pkg p = check(files, "p", LOCAL_TYPES.replace("Local", "Local2"));
    Pkg read = ExportReader.read(ExportWriter.write(p, files), path -> Universe.UNSAFE, files, SourceText.FROM_DISK);
    assertThat(read.scope().names()).containsExactly("F", "Local2", "X", "Y", "Z", "hidden");

    Pkg q = check(files, "q", IMPORTER, read);
    ExportData data = ExportWriter.write(q, files);
    assertThat(ExportReader.dependencies(data)).containsExactly("p");
    Pkg again = ExportReader.read(data, path -> read, files, SourceText.FROM_DISK);
    assertThat(((Var) again.scope().lookup("A")).type()).hasToString("*p.hidden");
    assertThat(TypeStrings.of(again.scope().lookup("B").type())).isEqualTo("func(other p.hidden) error");
  }

  @Test
  void positionsDoNotChangeTheHash() throws Exception {
    FileSet files = new FileSet();
    String hash = ExportWriter.write(check(files, "p", LOCAL_TYPES), files).hash();
    String moved = LOCAL_TYPES.replace("func F()", "// A comment.\n\nfunc F()");
    assertThat(ExportWriter.write(check(files, "p", moved), files).hash()).isEqualTo(hash);
    String changed = LOCAL_TYPES.replace("x, y int", "x, z int");
    assertThat(ExportWriter.write(check(files, "p", changed), files).hash()).isNotEqualTo(hash);
    ExportData data = ExportWriter.write(check(files, "p", LOCAL_TYPES), files);
    assertThat(data.withSummary(new byte[] {1}).hash()).isNotEqualTo(hash);
  }

  @Test
  void damagedDataAreRefused() throws Exception {
    FileSet files = new FileSet();
    ExportData data = ExportWriter.write(check(files, "p", LOCAL_TYPES), files);
    byte[] bytes = data.toBytes();
    assertThatThrownBy(() -> ExportData.of(Arrays.copyOf(bytes, bytes.length - 5))).isInstanceOf(ExportFormatException.class);
    assertThatThrownBy(() -> ExportData.of(new byte[20])).isInstanceOf(ExportFormatException.class);
    ExportData cut = new ExportData(Arrays.copyOf(data.api(), data.api().length / 2), data.positions(), data.summary());
    assertThatThrownBy(() -> ExportReader.read(cut, path -> Universe.UNSAFE, files, SourceText.FROM_DISK)).isInstanceOf(ExportFormatException.class);
  }

  private static String fixture() throws IOException {
    try (InputStream in = ExportRoundTripTest.class.getResourceAsStream("/oracle/types/fixture.go.txt")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Pkg check(FileSet files, String path, String source, Pkg... imports) throws IOException {
    Path file = Files.writeString(Files.createTempFile(dir, path, ".go"), source);
    DiagnosticList errors = new DiagnosticList();
    File tree = GoFileParser.parse(files.addFile(file.toString(), Files.readAllBytes(file)), errors);
    CheckConfig config = new CheckConfig(name -> imports.length == 0 ? Universe.UNSAFE : imports[0], "", Sizes.AMD64, false, files, errors);
    Checker.Result result = Checker.check(config, path, List.of(tree));
    assertThat(errors.all()).isEmpty();
    return result.pkg();
  }
}
