package org.go2rs.transpile.decl;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.go2rs.frontend.ast.CommentGroup;
import org.go2rs.frontend.ast.Directive;
import org.go2rs.frontend.ast.GenDecl;
import org.go2rs.frontend.ast.ValueSpec;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Struct;
import org.go2rs.frontend.types.Type;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsPath;
import org.go2rs.transpile.rust.RsType;
import org.jspecify.annotations.Nullable;

/** Variables that a {@code //go:embed} line fills: the files lie in the crate, beside its sources. */
final class Embeds {
  /** Where the files lie, as seen from {@code src/}. */
  private static final String DIRECTORY = "../embed/";

  private final FileContext file;

  Embeds(FileContext file) {
    this.file = file;
  }

  /** What a variable holds when the program starts; null if no line is about it. */
  @Nullable RsExpr value(GenDecl decl, ValueSpec spec, Var v) {
    CommentGroup doc = decl.isGrouped() ? spec.doc() : decl.doc();
    SortedSet<String> found = new TreeSet<>();
    boolean embeds = false;
    for (Directive each : file.file().directivesOf(doc)) {
      if (each.tool().equals("go") && each.name().equals("embed")) {
        embeds = true;
        found.addAll(file.pkg().embeds(each));
      }
    }
    return embeds ? value(v.type(), List.copyOf(found)) : null;
  }

  private RsExpr value(Type type, List<String> files) {
    if (type.underlying() instanceof Struct) {
      return RsExpr.call(RsPath.of("go_embed", "files"), List.of(new RsExpr.RawArray(files.stream().map(this::entry).toList())));
    }
    return wrapped(type, type.underlying() instanceof Slice s ? bytes(s, files.get(0)) : content(files.get(0)));
  }

  private RsExpr entry(String name) {
    return RsExpr.tupleOf(List.of(RsExpr.str(name), content(name)));
  }

  private RsExpr content(String name) {
    return RsExpr.call(file.prelude("Str").then("raw"), List.of(included(name)));
  }

  private RsExpr bytes(Slice type, String name) {
    RsExpr copy = RsExpr.call(file.prelude("Slice").then("copy_of"), List.of(included(name)));
    if (Types.identical(type.elem(), Basic.UINT8)) {
      return copy;
    }
    return RsExpr.call(file.prelude("Slice").then("retyped").withArgs(List.of(file.type(type.elem()))), List.of(copy));
  }

  private static RsExpr included(String name) {
    return new RsExpr.Macro(RsPath.of("include_bytes"), false, List.of(RsExpr.str(DIRECTORY + name)));
  }

  /** A declared type is a newtype. */
  private RsExpr wrapped(Type type, RsExpr value) {
    boolean declared = Types.asNamed(type) != null;
    return declared ? RsExpr.call(((RsType.Path) file.type(type)).path(), List.of(value)) : value;
  }
}
