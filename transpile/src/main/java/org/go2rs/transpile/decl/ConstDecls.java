package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.BasicLit;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.GenDecl;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.Nodes;
import org.go2rs.frontend.ast.Spec;
import org.go2rs.frontend.ast.ValueSpec;
import org.go2rs.frontend.types.Const;
import org.go2rs.frontend.types.Type;
import org.go2rs.transpile.rust.RsItem;
import org.jspecify.annotations.Nullable;

/** Lowers constant declarations of a package. */
final class ConstDecls {
  private final FileContext file;

  ConstDecls(FileContext file) {
    this.file = file;
  }

  List<RsItem> lower(GenDecl decl) {
    var out = new ArrayList<RsItem>();
    for (Spec spec : decl.specs()) {
      var value = (ValueSpec) spec;
      for (int i = 0; i < value.names().size(); i++) {
        RsItem item = constant(decl, value, i);
        if (item != null) {
          out.add(item);
        }
      }
    }
    return out;
  }

  private @Nullable RsItem constant(GenDecl decl, ValueSpec spec, int i) {
    Ident name = spec.names().get(i);
    if (!(file.pkg().info().defs.get(name) instanceof Const c) || name.name().equals("_")) {
      return null;
    }
    Type type = ConstLowering.itemType(c);
    if (type == null) {
      return null;
    }
    Expr written = i < spec.values().size() ? Nodes.unparen(spec.values().get(i)) : null;
    String source = written instanceof BasicLit lit ? lit.value() : null;
    var value = file.consts().literal(c.value(), type, ConstLowering.Place.CONST, source);
    return new RsItem.Const(Heads.of(file, decl, spec, c, i == 0), file.pkg().names().of(c), file.type(type), value);
  }
}
