package org.go2rs.frontend.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.diagnostics.DiagnosticRenderer;
import org.go2rs.frontend.source.FileSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Loading modules that a test writes down. */
class PackageLoaderTest {
  @TempDir Path module;

  private String errors = "";
  private List<LoadedPackage> packages = List.of();

  @Test
  void packagesComeBehindTheirImports() throws Exception {
    write(
        Map.of(
            "main.go", "package main\n\nimport (\n\t\"example.com/m/a\"\n\t\"unsafe\"\n)\n\nvar _ = a.A\n",
            "a/a.go", "package a\n\nimport \"example.com/m/b\"\n\nvar A = b.B\n",
            "b/b.go", "package b\n\nvar B int\n",
            "b/b_windows.go", "package b\n\nimport \"no/such\"\n",
            "b/b_test.go", "package b\n\nimport \"no/such/either\"\n"));
    List<LoadedPackage> packages = load(".");
    assertThat(errors).isEmpty();
    assertThat(packages).extracting(LoadedPackage::importPath).containsExactly("example.com/m/b", "example.com/m/a", "example.com/m");
    assertThat(packages).extracting(LoadedPackage::root).containsExactly(false, false, true);
    assertThat(packages).extracting(LoadedPackage::goVersion).containsOnly("go1.22");
    assertThat(packages.get(2).imports()).containsEntry("unsafe", "unsafe").containsEntry("example.com/m/a", "example.com/m/a");
    assertThat(packages.get(2).isMain()).isTrue();
  }

  @Test
  void importCyclesAreReportedAsGoDoes() throws Exception {
    write(Map.of("a/a.go", "package a\n\nimport _ \"example.com/m/b\"\n", "b/b.go", "package b\n\nimport _ \"example.com/m/a\"\n"));
    load("./a");
    assertThat(errors)
        .isEqualTo(
            """
            package example.com/m/a
            	imports example.com/m/b from a.go
            	imports example.com/m/a from b.go: import cycle not allowed
            """);
  }

  @Test
  void missingPackagesAreReportedAtTheirImport() throws Exception {
    write(Map.of("main.go", "package main\n\nimport \"no/such\"\n"));
    load(".");
    assertThat(errors).contains("main.go:3:8: package no/such is not in std").contains("    import \"no/such\"\n           ^\n");
  }

  @Test
  void importsThatAreNotAllowedAreReportedAtTheirPlace() throws Exception {
    write(
        Map.of(
            "a/internal/b/b.go", "package b\n",
            "c/c.go", "package c\n\nimport _ \"example.com/m/a/internal/b\"\n",
            "d/d.go", "package d\n\nimport _ \"example.com/m/main\"\n",
            "main/main.go", "package main\n"));
    load("./c");
    assertThat(errors).startsWith(module.resolve("c/c.go") + ":3:8: use of internal package example.com/m/a/internal/b not allowed\n");
    load("./d");
    assertThat(errors).startsWith(module.resolve("d/d.go") + ":3:8: import \"example.com/m/main\" is a program, not an importable package\n");
  }

  @Test
  void mixedPackageNamesAreAnError() throws Exception {
    write(Map.of("a.go", "package a\n", "b.go", "package b\n"));
    load(".");
    assertThat(errors).contains("found packages a (a.go) and b (b.go) in " + module);
  }

  @Test
  void emptyDirectoriesAreAnError() throws Exception {
    write(Map.of("a/x.txt", "", "b/b_windows.go", "package b\n"));
    load("./a");
    assertThat(errors).isEqualTo("no Go files in " + module.resolve("a") + "\n");
    load("./b");
    assertThat(errors).isEqualTo("build constraints exclude all Go files in " + module.resolve("b") + "\n");
    load("./nowhere");
    assertThat(errors).contains("directory not found");
  }

  @Test
  void embedPatternsAreResolved() throws Exception {
    write(
        Map.of(
            "main.go", "package main\n\nimport \"embed\"\n\n//go:embed *.txt \"d\" all:d\nvar files embed.FS\n",
            "x.txt", "", "y.txt", "", "d/z", "", "d/.hidden", "", "d/sub/_u", "", "d/sub/w", ""));
    List<LoadedPackage> packages = load(".");
    assertThat(errors).isEmpty();
    List<LoadedPackage.EmbedPattern> embeds = packages.get(packages.size() - 1).embeds();
    assertThat(embeds).extracting(LoadedPackage.EmbedPattern::pattern).containsExactly("*.txt", "d", "all:d");
    assertThat(embeds.get(0).files()).containsExactly("x.txt", "y.txt");
    assertThat(embeds.get(1).files()).containsExactly("d/sub/w", "d/z");
    assertThat(embeds.get(2).files()).containsExactly("d/.hidden", "d/sub/_u", "d/sub/w", "d/z");
  }

  @Test
  void standardPackagesAreReadUnderOurArchitecture() throws Exception {
    write(Map.of("main.go", "package main\n\nimport _ \"hash/crc32\"\n"));
    LoadedPackage crc32 = load(".").stream().filter(each -> each.importPath().equals("hash/crc32")).findFirst().orElseThrow();
    assertThat(crc32.standard()).isTrue();
    assertThat(crc32.files()).extracting(file -> Path.of(file.source().name()).getFileName().toString()).contains("crc32_otherarch.go").doesNotContain("crc32_amd64.go");
  }

  @Test
  void aModuleKeepsItsArchitectureUnlessItHasAssembly() throws Exception {
    Map<String, String> plain =
        Map.of(
            "main.go", "package main\n\nimport _ \"example.com/m/a\"\n",
            "main_amd64.go", "package main\n",
            "main_other.go", "//go:build !amd64\n\npackage main\n",
            "a/a.go", "package a\n",
            "a/empty.s", "// Only permits functions without a body.\n");
    write(plain);
    load(".");
    assertThat(filesOf("example.com/m")).containsExactly("main.go", "main_amd64.go");
    write(Map.of("a/add_amd64.s", "TEXT ·add(SB),4,$0\n\tRET\n"));
    load(".");
    assertThat(filesOf("example.com/m")).containsExactly("main.go", "main_other.go");
  }

  private void write(Map<String, String> files) throws IOException {
    Files.writeString(module.resolve("go.mod"), "module example.com/m\n\ngo 1.22\n");
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path path = module.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
  }

  private List<String> filesOf(String importPath) {
    LoadedPackage found = packages.stream().filter(p -> p.importPath().equals(importPath)).findFirst().orElseThrow();
    return found.files().stream().map(file -> Path.of(file.source().name()).getFileName().toString()).toList();
  }

  private List<LoadedPackage> load(String pattern) {
    FileSet files = new FileSet();
    DiagnosticList found = new DiagnosticList();
    LoadOptions options = LoadOptions.of(module, List.of(pattern)).withTarget(new Target("linux", "amd64"));
    try (ExecutorService executor = Workers.create()) {
      LoadResult result = PackageLoader.load(options, files, found, executor);
      errors = new DiagnosticRenderer(files).render(found.all());
      packages = result.packages();
      return packages;
    }
  }
}
