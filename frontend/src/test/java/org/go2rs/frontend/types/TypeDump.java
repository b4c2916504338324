package org.go2rs.frontend.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Writes down what the rules say about a package's types and each pair of them. */
public final class TypeDump {
  private static final List<String> NAMES =
      List.of("X", "Y", "Name", "String", "string", "hide", "val", "next", "Get", "Point", "extra", "Me", "a", "_");

  private TypeDump() {}

  /** The lines that the Go program in the same place as the fixture prints. */
  public static List<String> of(Pkg pkg) {
    List<String> out = new ArrayList<>();
    List<Type> all = new ArrayList<>();
    for (String name : pkg.scope().names()) {
      Obj obj = pkg.scope().lookup(name);
      out.add("object " + ObjStrings.of(obj, Qualifier.FULL_PATH));
      if (obj instanceof TypeName && !Predicates.isGeneric(obj.type())) {
        all.add(obj.type());
        all.add(new Pointer(obj.type()));
      } else if (obj instanceof Var) {
        all.add(obj.type());
      }
    }
    Qualifier qualifier = Qualifier.relativeTo(pkg);
    all.forEach(type -> describe(type, pkg, qualifier, out));
    for (Type x : all) {
      for (Type y : all) {
        out.add(TypeStrings.of(x, qualifier) + " / " + TypeStrings.of(y, qualifier) + ": " + String.join(" ", relations(x, y, qualifier)));
      }
    }
    return out;
  }

  private static List<String> relations(Type x, Type y, Qualifier qualifier) {
    Env env = new Env(new Context(), qualifier, Sizes.AMD64, 26);
    List<String> holds = new ArrayList<>();
    if (Types.identical(x, y)) {
      holds.add("identical");
    }
    if (Types.identicalIgnoreTags(x, y)) {
      holds.add("ignoretags");
    }
    if (y.underlying() instanceof Interface iface) {
      if (Implements.test(x, iface, false, env, new Cause())) {
        holds.add("implements");
      }
      if (Implements.test(x, iface, true, env, new Cause())) {
        holds.add("satisfies");
      }
      Methods.Missing missing = Methods.missing(x, iface, false);
      if (missing != null) {
        holds.add("missing " + missing.method().name() + " " + missing.wrongType());
      }
    }
    return holds;
  }

  private static void describe(Type type, Pkg pkg, Qualifier qualifier, List<String> out) {
    String under = TypeStrings.of(type.underlying(), qualifier);
    String sizes = " size " + Sizes.AMD64.sizeOf(type) + " align " + Sizes.AMD64.alignOf(type);
    out.add(TypeStrings.of(type, qualifier) + " under " + under + " comparable " + Predicates.isComparable(type) + sizes);
    if (type.underlying() instanceof Struct struct) {
      out.add("  offsets " + Arrays.toString(Sizes.AMD64.offsetsOf(struct.fields())).replace(",", ""));
    }
    for (Selection s : MethodSets.of(type)) {
      out.add("  method " + path(s.index()) + " " + s.indirect() + " " + ObjStrings.of(s.obj(), qualifier) + " " + ObjStrings.of(s, qualifier));
    }
    for (String name : NAMES) {
      for (boolean addressable : new boolean[] {false, true}) {
        Lookup.Result found = Lookup.fieldOrMethod(type, addressable, pkg, name);
        if (found.found() || !found.index().isEmpty() || found.indirect()) {
          String text = found.obj() == null ? "none" : ObjStrings.of(found.obj(), qualifier);
          out.add("  lookup " + name + " " + addressable + " " + text + " " + path(found.index()) + " " + found.indirect());
        }
      }
    }
  }

  private static String path(List<Integer> index) {
    return index.toString().replace(",", "");
  }
}
