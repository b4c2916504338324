package org.go2rs.frontend.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.go2rs.frontend.ast.BadDecl;
import org.go2rs.frontend.ast.Decl;
import org.go2rs.frontend.ast.Directive;
import org.go2rs.frontend.ast.File;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.ast.GenDecl;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.ImportSpec;
import org.go2rs.frontend.ast.Spec;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.ast.TypeSpec;
import org.go2rs.frontend.ast.ValueSpec;
import org.jspecify.annotations.Nullable;

/** Takes declarations out of a file, and the imports that only they used. */
final class DeclFilter {
  private final Set<String> gone;

  /** Those whose {@code //go:linkname} lines go as well. */
  private final Set<String> removed;

  private DeclFilter(Set<String> gone, Set<String> removed) {
    this.gone = gone;
    this.removed = removed;
  }

  /** The file without the named declarations, and without the {@code //go:linkname} lines of those in {@code removed}; the same file if it has none of them. */
  static File without(File file, Set<String> gone, Set<String> removed) {
    boolean affected = file.decls().stream().flatMap(decl -> DeclNames.of(decl).stream()).anyMatch(name -> gone.contains(name.name()));
    return affected ? new DeclFilter(gone, removed).filter(file) : file;
  }

  private File filter(File file) {
    List<Decl> kept = new ArrayList<>();
    for (Decl decl : file.decls()) {
      Decl filtered = filter(decl);
      if (filtered != null) {
        kept.add(filtered);
      }
    }
    Set<String> used = UsedNames.in(kept);
    List<ImportSpec> imports = file.imports().stream().filter(spec -> isUsed(spec, used)).toList();
    List<Decl> decls = new ArrayList<>();
    for (Decl decl : kept) {
      Decl filtered = decl instanceof GenDecl group && group.tok() == Token.IMPORT ? filterImports(group, imports) : decl;
      if (filtered != null) {
        decls.add(filtered);
      }
    }
    return new File(
        file.source(),
        file.doc(),
        file.packagePos(),
        file.name(),
        List.copyOf(decls),
        imports,
        file.comments(),
        file.directives().stream().filter(directive -> !linksRemoved(directive)).toList(),
        file.goVersion());
  }

  private boolean linksRemoved(Directive directive) {
    return directive.tool().equals("go") && directive.name().equals("linkname") && removed.contains(directive.args().strip().split("\\s+")[0]);
  }

  private @Nullable Decl filter(Decl decl) {
    return switch (decl) {
      case FuncDecl func -> gone.contains(DeclNames.name(func)) ? null : func;
      case GenDecl group -> group.tok() == Token.IMPORT ? group : filterGroup(group);
      case BadDecl bad -> bad;
    };
  }

  private @Nullable GenDecl filterGroup(GenDecl group) {
    List<Spec> specs = new ArrayList<>();
    for (Spec spec : group.specs()) {
      Spec filtered = filter(spec, group.tok());
      if (filtered != null) {
        specs.add(filtered);
      }
    }
    return specs.isEmpty() ? null : withSpecs(group, specs);
  }

  private @Nullable Spec filter(Spec spec, Token keyword) {
    return switch (spec) {
      case ImportSpec each -> each;
      case TypeSpec type -> gone.contains(type.name().name()) ? null : type;
      case ValueSpec values -> filterValues(values, keyword);
    };
  }

  /** A constant's entry stays, with the name blank: later entries may repeat its expression. */
  private @Nullable ValueSpec filterValues(ValueSpec values, Token keyword) {
    List<Ident> names = new ArrayList<>();
    boolean any = false;
    for (Ident name : values.names()) {
      boolean drop = gone.contains(name.name());
      any |= !drop;
      names.add(drop ? new Ident(name.pos(), "_") : name);
    }
    if (!any && keyword == Token.VAR) {
      return null;
    }
    return new ValueSpec(values.doc(), List.copyOf(names), values.type(), values.values(), values.comment(), values.iota());
  }

  private static @Nullable GenDecl filterImports(GenDecl group, List<ImportSpec> kept) {
    List<Spec> specs = group.specs().stream().filter(kept::contains).toList();
    return specs.isEmpty() ? null : withSpecs(group, specs);
  }

  private static GenDecl withSpecs(GenDecl group, List<Spec> specs) {
    return new GenDecl(group.doc(), group.tokPos(), group.tok(), group.lparen(), List.copyOf(specs), group.rparen());
  }

  /** Whether an import is still needed. The standard library names packages after the last part of their path, versions aside. */
  private static boolean isUsed(ImportSpec spec, Set<String> used) {
    if (spec.name() != null) {
      String name = spec.name().name();
      return name.equals("_") || name.equals(".") || used.contains(name);
    }
    String[] parts = spec.importPath().split("/");
    String last = parts[parts.length - 1];
    boolean version = parts.length > 1 && last.matches("v[0-9]+");
    return used.contains(version ? parts[parts.length - 2] : last);
  }
}
