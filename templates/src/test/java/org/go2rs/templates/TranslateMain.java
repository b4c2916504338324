package org.go2rs.templates;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.check.CheckConfig;
import org.go2rs.frontend.check.Checker;
import org.go2rs.frontend.check.Importer;
import org.go2rs.frontend.diagnostics.DiagnosticList;
import org.go2rs.frontend.diagnostics.DiagnosticRenderer;
import org.go2rs.frontend.load.LoadOptions;
import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.frontend.load.PackageLoader;
import org.go2rs.frontend.load.Workers;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.frontend.types.Pkg;
import org.go2rs.frontend.types.Sizes;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Universe;
import org.go2rs.transpile.decl.PackageInput;
import org.go2rs.transpile.Transpiler;
import org.go2rs.transpile.decl.BodyLowering;
import org.go2rs.transpile.decl.FileContext;
import org.go2rs.transpile.decl.FuncContext;
import org.go2rs.transpile.decl.PackageSummary;
import org.go2rs.transpile.rust.RsBlock;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsPat;
import org.go2rs.transpile.rust.RustCrate;

/**
 * Translates packages into a directory, without the driver: {@code TranslateMain overlay|- out dir pattern..}. With the property {@code stub} bodies are left
 * out, to see declarations alone.
 */
public final class TranslateMain {
  private static final Pattern RUST_FN = Pattern.compile("^\\s*pub(?:\\(crate\\))? (?:unsafe |const )*fn (\\w+)", Pattern.MULTILINE);

  private TranslateMain() {}

  /** Bodies that are not there. */
  private static final class Stubs implements BodyLowering {
    @Override
    public Body function(FuncContext func) {
      var params = func.func().params().stream().map(v -> RsPat.name("_" + func.locals().fresh(v.name().isEmpty() ? "p" : v.name()))).toList();
      return new Body(params, false, RsBlock.value(RsExpr.macro("todo")));
    }

    @Override
    public RsExpr initializer(FileContext file, Expr value, List<Type> targets) {
      return RsExpr.macro("todo");
    }
  }

  private static BodyLowering bodies() throws ReflectiveOperationException {
    if (System.getProperty("stub") != null) {
      return new Stubs();
    }
    return (BodyLowering) Class.forName("org.go2rs.transpile.body.Bodies").getConstructor().newInstance();
  }

  public static void main(String[] args) throws Exception {
    var files = new FileSet();
    var sink = new DiagnosticList();
    var options = LoadOptions.of(Path.of(args[2]), List.of(args).subList(3, args.length)).withOverlay(args[0].equals("-") ? null : Path.of(args[0]));
    var loaded = PackageLoader.load(options, files, sink, Workers.create());
    var checked = new HashMap<String, Pkg>();
    var summaries = new HashMap<String, PackageSummary>();
    var crates = new ArrayList<RustCrate>();
    var rust = new HashMap<String, List<Path>>();
    checked.put("unsafe", Universe.UNSAFE);
    var transpiler = new Transpiler(bodies());
    for (LoadedPackage p : loaded.packages()) {
      if (p.importPath().equals("unsafe")) {
        continue;
      }
      Importer importer =
          path -> {
            var pkg = checked.get(p.imports().getOrDefault(path, path));
            if (pkg == null) {
              throw new Importer.ImportException("not loaded");
            }
            return pkg;
          };
      var config = new CheckConfig(importer, p.goVersion(), Sizes.AMD64, false, files, sink);
      var result = Checker.check(config, p.importPath(), p.files());
      checked.put(p.importPath(), result.pkg());
      if (!result.ok()) {
        System.err.println("errors in " + p.importPath());
        continue;
      }
      var modules = new HashSet<String>();
      var functions = new HashSet<String>();
      for (Path r : p.rustFiles()) {
        modules.add(r.getFileName().toString().replace(".rs", ""));
        var m = RUST_FN.matcher(Files.readString(r));
        while (m.find()) {
          functions.add(m.group(1));
        }
      }
      rust.put(p.importPath(), p.rustFiles());
      try {
        var translation =
            transpiler.translate(new PackageInput(result.pkg(), result.info(), files, p.files(), summaries, Set.copyOf(modules), Set.copyOf(functions), Map.of(), false, false));
        summaries.put(p.importPath(), translation.summary());
        translation.diagnostics().forEach(sink::report);
        crates.add(translation.crate());
      } catch (RuntimeException e) {
        System.err.println("crash in " + p.importPath());
        e.printStackTrace();
      }
    }
    System.err.print(new DiagnosticRenderer(files).withLimit(Integer.getInteger("limit", 40)).render(sink.all()));
    write(Path.of(args[1]), crates, rust);
  }

  private static void write(Path out, List<RustCrate> crates, Map<String, List<Path>> rust) throws IOException {
    var members = new StringBuilder();
    var messages = "";
    for (var crate : new CrateWriter().render(crates)) {
      var dir = out.resolve(crate.crate().name());
      for (var file : crate.files()) {
        Files.createDirectories(dir.resolve(file.path()).getParent());
        Files.writeString(dir.resolve(file.path()), file.text());
      }
      for (Path r : rust.getOrDefault(crate.crate().origin(), List.of())) {
        Files.copy(r, dir.resolve("src").resolve(r.getFileName()), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      }
      var manifest = new StringBuilder("[package]\nname = \"" + crate.crate().name() + "\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\ngo2rs = { path = \"" + System.getProperty("runtime") + "\" }\n");
      crate.crate().dependencies().forEach(d -> manifest.append(d.name()).append(" = { path = \"../").append(d.name()).append("\" }\n"));
      manifest.append("\n[lints.rust]\nwarnings = \"allow\"\narithmetic_overflow = \"allow\"\nunconditional_panic = \"allow\"\n");
      Files.writeString(dir.resolve("Cargo.toml"), manifest.toString());
      members.append("  \"").append(crate.crate().name()).append("\",\n");
      messages = crate.messages();
    }
    System.err.print(messages.length() > 3000 ? messages.substring(0, 3000) : messages);
    Files.writeString(out.resolve("Cargo.toml"), "[workspace]\nresolver = \"3\"\nmembers = [\n" + members + "]\n\n[profile.dev]\noverflow-checks = false\n");
  }
}
