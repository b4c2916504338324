package org.go2rs.frontend.load;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.BadDecl;
import org.go2rs.frontend.ast.CommentGroup;
import org.go2rs.frontend.ast.Decl;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.ast.GenDecl;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.ImportSpec;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.Nodes;
import org.go2rs.frontend.ast.Spec;
import org.go2rs.frontend.ast.StarExpr;
import org.go2rs.frontend.ast.TypeSpec;
import org.go2rs.frontend.ast.ValueSpec;
import org.jspecify.annotations.Nullable;

/** The names that a declaration declares, a method's as {@code Type.Method}. */
final class DeclNames {
  private DeclNames() {}

  /**
   * A declared name.
   *
   * @param docs the comments that document it: its own and its group's
   */
  record Declared(String name, int pos, List<CommentGroup> docs) {
    boolean documentedAt(int pos) {
      return docs.stream().anyMatch(doc -> doc.pos() <= pos && pos < doc.end());
    }
  }

  static List<Declared> of(Decl decl) {
    return switch (decl) {
      case FuncDecl func -> List.of(new Declared(name(func), func.name().pos(), docs(func.doc(), null)));
      case GenDecl group -> {
        List<Declared> names = new ArrayList<>();
        group.specs().forEach(spec -> names.addAll(of(spec, group.doc())));
        yield names;
      }
      case BadDecl bad -> List.of();
    };
  }

  private static List<Declared> of(Spec spec, @Nullable CommentGroup groupDoc) {
    return switch (spec) {
      case ImportSpec each -> List.of();
      case TypeSpec type -> List.of(new Declared(type.name().name(), type.pos(), docs(type.doc(), groupDoc)));
      case ValueSpec values ->
          values.names().stream().map(name -> new Declared(name.name(), name.pos(), docs(values.doc(), groupDoc))).toList();
    };
  }

  private static List<CommentGroup> docs(@Nullable CommentGroup own, @Nullable CommentGroup group) {
    List<CommentGroup> docs = new ArrayList<>();
    if (own != null) {
      docs.add(own);
    }
    if (group != null) {
      docs.add(group);
    }
    return docs;
  }

  static String name(FuncDecl func) {
    if (func.recv() == null || func.recv().list().isEmpty()) {
      return func.name().name();
    }
    Expr type = Nodes.unparen(func.recv().list().get(0).type());
    if (type instanceof StarExpr pointer) {
      type = Nodes.unparen(pointer.x());
    }
    if (type instanceof IndexExpr generic) {
      type = generic.x();
    }
    return type instanceof Ident ident ? ident.name() + "." + func.name().name() : func.name().name();
  }
}
