package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Signature;
import org.go2rs.frontend.types.Slice;
import org.go2rs.frontend.types.Types;
import org.go2rs.frontend.types.Var;
import org.go2rs.transpile.analysis.CalledParameters;
import org.go2rs.transpile.names.Casing;
import org.go2rs.transpile.names.Reserved;
import org.go2rs.transpile.rust.RsItem.Param;
import org.go2rs.transpile.rust.RsPat;
import org.go2rs.transpile.rust.RsType;

/** Parameter lists. */
final class Params {
  private Params() {}

  /** The parameters of a signature without body; unnamed ones are called {@code a}, {@code b} and so on. */
  static List<Param> plain(FileContext file, Signature signature) {
    return plain(file, signature, false);
  }

  /** The parameters of a method in a list of methods, where the last one of a variadic method says so. */
  static List<Param> listed(FileContext file, Signature signature) {
    return plain(file, signature, signature.variadic());
  }

  /** The parameters of a method in the table of its type: as in a list of methods, but that those which are only called are as the method itself has them. */
  static List<Param> ofMethod(FileContext file, Func f) {
    var out = new ArrayList<>(listed(file, f.signature()));
    for (int i = 0; i < out.size(); i++) {
      var passing = file.pkg().calledParameters().of(f, i);
      if (passing != null && out.get(i) instanceof Param.Typed typed) {
        out.set(i, new Param.Typed(typed.pat(), called(file, f.signature().params().at(i), passing)));
      }
    }
    return out;
  }

  private static List<Param> plain(FileContext file, Signature signature, boolean variadic) {
    var out = new ArrayList<Param>();
    var taken = new HashSet<String>();
    for (Var v : signature.params().vars()) {
      String wanted = v.name().isEmpty() || v.name().equals("_") ? "p" + out.size() : Casing.snake(v.name());
      String name = Reserved.value(wanted) || !taken.add(wanted) ? wanted + "_" + (taken.contains(wanted + "_") ? out.size() : "") : wanted;
      boolean last = out.size() == signature.params().size() - 1;
      out.add(Param.of(name, variadic && last && v.type() instanceof Slice s ? variadic(file, s) : file.type(v.type())));
    }
    return out;
  }

  private static RsType variadic(FileContext file, Slice slice) {
    return new RsType.Path(file.prelude("Variadic").withArgs(List.of(file.type(slice.elem()))));
  }

  /** The parameters of a function with body: the body's lowering says what patterns they have. */
  static List<Param> of(FileContext file, Func f, List<RsPat> patterns) {
    Signature signature = f.signature();
    var out = new ArrayList<Param>();
    for (int i = 0; i < signature.params().size(); i++) {
      out.add(new Param.Typed(patterns.get(i), type(file, signature.params().at(i))));
    }
    return out;
  }

  private static RsType type(FileContext file, Var v) {
    var passing = file.pkg().calledParameters().of(v);
    return passing == null ? file.type(v.type()) : called(file, v, passing);
  }

  private static RsType called(FileContext file, Var v, CalledParameters.Passing passing) {
    RsType code = file.types().code((Signature) Types.unalias(v.type()));
    return passing == CalledParameters.Passing.BY_REFERENCE ? new RsType.Ref(null, true, code) : code;
  }
}
