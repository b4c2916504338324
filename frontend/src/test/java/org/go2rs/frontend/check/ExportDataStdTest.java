package org.go2rs.frontend.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.exportdata.ExportData;
import org.go2rs.frontend.exportdata.ExportReader;
import org.go2rs.frontend.exportdata.ExportWriter;
import org.go2rs.frontend.exportdata.SourceText;
import org.go2rs.frontend.load.LoadOptions;
import org.go2rs.frontend.load.LoadResult;
import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.frontend.load.PackageLoader;
import org.go2rs.frontend.load.Workers;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.Sizes;
import org.go2rs.frontend.types.Universe;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A standard package that imports others from export data is found to be the same as one that imports them from source. */
class ExportDataStdTest {
  private static final List<String> PACKAGES =
      List.of("net/http", "go/types", "encoding/json", "text/template", "container/heap", "math/rand/v2", "iter", "unique");

  @TempDir Path dir;

  private final FileSet files = new FileSet();

  @Test
  void importersSeeTheSame() throws Exception {
    DiagnosticList errors = new DiagnosticList();
    LoadResult loaded;
    try (ExecutorService workers = Workers.create()) {
      loaded = PackageLoader.load(LoadOptions.of(dir, PACKAGES), files, errors, workers);
    }
    assertThat(errors.all()).isEmpty();
    Map<String, Pkg> checked = new HashMap<>(Map.of("unsafe", Universe.UNSAFE));
    Map<String, Pkg> read = new HashMap<>(Map.of("unsafe", Universe.UNSAFE));
    for (LoadedPackage each : loaded.packages()) {
      Checker.Result fromSource = check(each, checked);
      checked.put(each.importPath(), fromSource.pkg());
      Checker.Result fromExport = check(each, read);
      assertThat(InfoDump.of(fromExport.info(), each.files())).as(each.importPath()).isEqualTo(InfoDump.of(fromSource.info(), each.files()));

      ExportData data = ExportWriter.write(fromSource.pkg(), files);
      assertThat(ExportWriter.write(fromExport.pkg(), files).hash()).isEqualTo(data.hash());
      assertThat(read.keySet()).containsAll(ExportReader.dependencies(data));
      Pkg again = ExportReader.read(ExportData.of(data.toBytes()), path -> Objects.requireNonNull(read.get(path)), files, SourceText.FROM_DISK);
      read.put(each.importPath(), again);
      ExportData twice = ExportWriter.write(again, files);
      assertThat(Arrays.equals(twice.toBytes(), data.toBytes())).as(each.importPath()).isTrue();
    }
  }

  private Checker.Result check(LoadedPackage loaded, Map<String, Pkg> packages) {
    DiagnosticList sink = new DiagnosticList();
    Importer importer = path -> Objects.requireNonNull(packages.get(loaded.imports().getOrDefault(path, path)), path);
    CheckConfig config = new CheckConfig(importer, loaded.goVersion(), Sizes.AMD64, false, files, sink);
    Checker.Result result = Checker.check(config, loaded.importPath(), loaded.files());
    assertThat(sink.all()).isEmpty();
    return result;
  }
}
