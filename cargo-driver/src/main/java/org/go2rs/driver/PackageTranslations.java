package org.go2rs.driver;

import java.util.HashMap;
import java.util.List;
import java.util.HashSet;
import java.util.Set;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.stream.Collectors;
import org.go2rs.frontend.CheckedPackage;
import org.go2rs.frontend.load.LoadResult;
import org.go2rs.frontend.load.LoadedPackage;
import org.go2rs.frontend.source.FileSet;
import org.go2rs.transpile.Transpiler;
import org.go2rs.transpile.decl.PackageInput;
import org.go2rs.transpile.decl.PackageSummary;
import org.go2rs.transpile.decl.Translation;

/** Translates checked packages, each as soon as all it imports are translated: an importer's text depends on their summaries. */
final class PackageTranslations {
  private final FileSet files;
  private final Transpiler transpiler;
  private final ExecutorService executor;
  private final Events events;
  private Set<String> layoutVisible = Set.of();
  private InitSchedule initSchedule = new InitSchedule(List.of());

  PackageTranslations(FileSet files, Transpiler transpiler, ExecutorService executor, Events events) {
    this.files = files;
    this.transpiler = transpiler;
    this.executor = executor;
    this.events = events;
  }

  /** Starts the translations; a future for each import path. */
  Map<String, CompletableFuture<TranslatedPackage>> start(
      LoadResult loaded, Map<String, CompletableFuture<CheckedPackage>> checks, Map<String, TranslationCache.Entry> cached) {
    initSchedule = new InitSchedule(loaded.packages());
    layoutVisible = lookedAt(loaded.packages().stream().filter(Compilation::isOwn).toList());
    Map<String, CompletableFuture<TranslatedPackage>> all = new HashMap<>();
    for (LoadedPackage each : loaded.packages()) {
      Map<String, CompletableFuture<TranslatedPackage>> before = Map.copyOf(all);
      CompletableFuture<CheckedPackage> check = checks.get(each.importPath());
      Optional<TranslationCache.Entry> entry = Optional.ofNullable(cached.get(each.importPath()));
      CompletableFuture<?>[] imports =
          each.imports().values().stream().map(before::get).filter(f -> f != null).toArray(CompletableFuture[]::new);
      CompletableFuture<Void> ready = CompletableFuture.allOf(CompletableFuture.allOf(imports), check);
      all.put(each.importPath(), ready.thenApplyAsync(done -> translate(check.join(), entry, before), executor));
    }
    return all;
  }

  /** The packages of programs in which somebody may look at the layout of structs. Packages that programs share are translated without knowing who will. */
  private static Set<String> lookedAt(List<LoadedPackage> own) {
    Map<String, Set<String>> reached = new HashMap<>();
    Set<String> imported = new HashSet<>();
    for (LoadedPackage each : own) {
      Set<String> all = new HashSet<>(Set.of(each.importPath()));
      each.imports().values().stream().filter(reached::containsKey).forEach(path -> all.addAll(reached.get(path)));
      each.imports().values().forEach(imported::add);
      reached.put(each.importPath(), all);
    }
    Set<String> looking = own.stream().filter(PackageTranslations::looksAtLayouts).map(LoadedPackage::importPath).collect(Collectors.toSet());
    Set<String> out = new HashSet<>();
    reached.forEach((root, all) -> {
      if (!imported.contains(root) && all.stream().anyMatch(looking::contains)) {
        out.addAll(all);
      }
    });
    return out;
  }

  /** Whether a package may look at the layout of structs: by unsafe code, or by the sizes and offsets that reflection tells. */
  private static boolean looksAtLayouts(LoadedPackage loaded) {
    return loaded.imports().containsKey("unsafe") || loaded.imports().containsKey("reflect");
  }

  private TranslatedPackage translate(
      CheckedPackage checked, Optional<TranslationCache.Entry> entry, Map<String, CompletableFuture<TranslatedPackage>> before) {
    if (entry.isPresent()) {
      return new TranslatedPackage(checked, entry, null, entry.get().summary(), Map.of(), List.of());
    }
    LoadedPackage loaded = checked.loaded();
    if (!checked.ok() || loaded.imports().values().stream().anyMatch(path -> before.containsKey(path) && !before.get(path).join().ok())) {
      return new TranslatedPackage(checked, entry, null, null, Map.of(), List.of());
    }
    events.progress("translating " + loaded.importPath());
    PackageInput input =
        new PackageInput(
            checked.pkg(),
            checked.info(),
            files,
            loaded.files(),
            loaded.dir(),
            summaries(loaded, before),
            loaded.rustFiles().stream().map(RustFiles::module).collect(Collectors.toSet()),
            RustFiles.functions(loaded.rustFiles()),
            embeds(loaded),
            loaded.isMain(),
            loaded.isMain() ? initSchedule.of(loaded) : List.of(),
            loaded.isMain() ? loaded.godebug() : "",
            layoutVisible.contains(loaded.importPath()) || !Compilation.isOwn(loaded),
            !Compilation.isOwn(loaded));
    Translation done = transpiler.translate(input);
    boolean failed = done.hasErrors();
    return new TranslatedPackage(checked, entry, failed ? null : done.crate(), failed ? null : done.summary(), done.symbols(), done.diagnostics());
  }

  /** A line may have several patterns, which share its position. */
  private static Map<Integer, List<String>> embeds(LoadedPackage loaded) {
    return loaded.embeds().stream().collect(Collectors.groupingBy(LoadedPackage.EmbedPattern::pos, Collectors.flatMapping(p -> p.files().stream(), Collectors.toList())));
  }

  /** The summaries of all packages that one imports, directly or not. */
  private static Map<String, PackageSummary> summaries(LoadedPackage loaded, Map<String, CompletableFuture<TranslatedPackage>> before) {
    Map<String, PackageSummary> out = new HashMap<>();
    collect(loaded, before, out);
    return out;
  }

  private static void collect(LoadedPackage loaded, Map<String, CompletableFuture<TranslatedPackage>> before, Map<String, PackageSummary> out) {
    for (String path : loaded.imports().values()) {
      CompletableFuture<TranslatedPackage> found = before.get(path);
      if (found != null && !out.containsKey(path)) {
        TranslatedPackage translated = found.join();
        if (translated.summary() != null) {
          out.put(path, translated.summary());
        }
        collect(translated.checked().loaded(), before, out);
      }
    }
  }
}
