package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.go2rs.transpile.decl.FreeTypeParams;
import org.go2rs.transpile.decl.Phantoms;
import org.go2rs.transpile.rust.*;

/** Lowers composite literals. */
final class Composites {
  private final Fn fn;

  Composites(Fn fn) {
    this.fn = fn;
  }

  RsExpr lower(CompositeLit lit, Want want) {
    Type type = fn.typeOf(lit);
    if (Ty.under(type) instanceof Pointer p) {
      // An elided &T in a literal of pointers.
      return fn.conversions.wrap(RsExpr.call(fn.prelude("Ptr").then("new"), List.of(of(lit, p.elem(), want))), type);
    }
    return of(lit, type, want);
  }

  private RsExpr of(CompositeLit lit, Type type, Want place) {
    Want want = Ty.isNewtype(type) && Types.asNamed(type).typeArgs().isEmpty() ? Want.declared(type, true, false) : place;
    Type shape = Ty.under(type);
    return shape instanceof Struct s ? (Ty.isTypeParam(type) ? recast(struct(lit, s, s), type) : struct(lit, type, s))
        : shape instanceof Slice s ? fn.conversions.wrap(elements(lit, s.elem(), "slice", Ty.under(type), -1, want), type)
        : shape instanceof Array a ? fn.conversions.wrap(elements(lit, a.elem(), "array", a, a.len(), want), type)
        : shape instanceof MapType m ? fn.conversions.wrap(map(lit, m, want), type)
        : fn.unsupported(lit, "a literal of this type");
  }

  /** A struct without a name as a value of a type parameter whose types all have that structure. */
  private RsExpr recast(RsExpr value, Type type) {
    RsExpr pointer = RsExpr.call(fn.prelude("Ptr").then("new"), List.of(value));
    return RsExpr.deref(RsExpr.call(fn.prelude("Ptr").then("cast").withArgs(List.of(fn.type(type))), List.of(pointer)));
  }

  // Structs.

  private RsExpr struct(CompositeLit lit, Type type, Struct struct) {
    List<String> names = fn.file.pkg().members().fields(struct);
    if (names.isEmpty() && !(Types.unalias(type) instanceof Named)) {
      return new RsExpr.Tuple(List.of());
    }
    List<Integer> indices = new ArrayList<>();
    List<Integer> telling = new ArrayList<>();
    List<Operands.Operand> operands = new ArrayList<>();
    for (int i = 0; i < lit.elts().size(); i++) {
      Expr elt = lit.elts().get(i);
      int index = fieldIndex(struct, elt, i);
      indices.add(index);
      Expr value = valueOf(elt);
      if (!isSilent(value)) {
        telling.add(index);
      }
      operands.add(fn.exprs.operand(value, fieldWant(type, struct, index), names.get(index)));
    }
    List<RsExpr> values = fn.exprs.all(operands);
    if (values.isEmpty()) {
      return fn.constants.zero(type);
    }
    List<RsExpr.FieldInit> inits = IntStream.range(0, values.size()).mapToObj(i -> new RsExpr.FieldInit(names.get(indices.get(i)), values.get(i))).toList();
    return build(type, struct, inits, telling, RsPath.of("Default", "default"));
  }

  /**
   * A literal that gives some fields or all.
   *
   * @param telling the fields whose values have a type of their own
   * @param rest the function that makes the value for the fields that are left out
   */
  RsExpr build(Type type, Struct struct, List<RsExpr.FieldInit> inits, List<Integer> telling, RsPath rest) {
    boolean complete = inits.size() == struct.size();
    Named named = Types.asNamed(type);
    List<TypeParam> around = named == null ? List.of() : fn.file.pkg().hoisted().around(named);
    boolean marked = Phantoms.marksStruct(named, around, struct);
    boolean known = named == null ? !isByField(struct) : named.typeArgs().isEmpty() || (Ty.isGeneric(type) && determines(named, telling));
    boolean inferred = !marked && around.isEmpty() && known;
    RsPath path = inferred ? fn.constants.head(type) : fn.constants.full(type);
    if (hasHidden(type, struct)) {
      return new RsExpr.Macro(RsPath.of("literal"), false, List.of(new RsExpr.StructLit(path, inits, null)));
    }
    return new RsExpr.StructLit(path, inits, complete && !marked ? null : RsExpr.call(rest, List.of()));
  }

  /** Whether a literal with all fields names the fields and nothing else: no hidden ones, no markers of type parameters. */
  boolean isWhole(Type type, Struct struct) {
    Named named = Types.asNamed(type);
    return named == null || (named.typeArgs().isEmpty() && fn.file.pkg().hoisted().around(named).isEmpty() && !hasHidden(type, struct));
  }

  /** Whether the item of an anonymous struct has type parameters, which a literal with zero fields would leave open. */
  private boolean isByField(Struct struct) {
    return fn.type(struct) instanceof RsType.Path p && !p.path().last().args().isEmpty();
  }

  /** Whether these fields of a literal mention all type parameters, so that rustc finds the arguments. */
  private static boolean determines(Named type, List<Integer> indices) {
    Struct declared = (Struct) type.origin().underlying();
    return type.origin().typeParams().stream().allMatch(p -> indices.stream().anyMatch(i -> FreeTypeParams.of(declared.field(i).type()).contains(p)));
  }

  /** Whether another package declares the struct with fields that this one cannot see. */
  private boolean hasHidden(Type type, Struct struct) {
    Named named = Types.asNamed(type);
    boolean foreign = named != null && named.obj().pkg() != null && named.obj().pkg() != fn.file.pkg().pkg();
    return foreign && struct.fields().stream().anyMatch(f -> !f.exported());
  }

  private Want fieldWant(Type type, Struct struct, int index) {
    Type field = struct.field(index).type();
    Named named = Types.asNamed(type);
    boolean generic = named != null && named.origin().underlying() instanceof Struct declared && Ty.isGeneric(declared.field(index).type());
    return Want.declared(field, !generic || (named != null && !named.typeArgs().isEmpty() && !Ty.isGeneric(type)), false);
  }

  /** Which field the element of a literal at {@code position} gives. */
  static int fieldIndex(Struct struct, Expr elt, int position) {
    return elt instanceof KeyValueExpr kv
        ? IntStream.range(0, struct.size()).filter(i -> struct.field(i).name().equals(((Ident) kv.key()).name())).findFirst().orElse(0)
        : position;
  }

  /** The element without its key. */
  static Expr valueOf(Expr elt) {
    return elt instanceof KeyValueExpr kv ? kv.value() : elt;
  }

  // Arrays and slices.

  private RsExpr elements(CompositeLit lit, Type elem, String macro, Type container, long length, Want want) {
    List<Expr> elts = lit.elts();
    if (elts.isEmpty()) {
      return length >= 0
          ? RsExpr.call(fn.constants.full(container).then("default"), List.of())
          : RsExpr.call(fn.constants.full(container).then("with_len"), List.of(RsExpr.intLit(0)));
    }
    boolean keyed = elts.stream().anyMatch(e -> e instanceof KeyValueExpr) || (length >= 0 && elts.size() < length);
    boolean text = Ty.isPlain(elem, BasicKind.STRING);
    boolean known = want.anchored() && want.type() != null && !Ty.isInterface(want.type());
    long[] keys = keys(elts);
    long total = length >= 0 ? length : Arrays.stream(keys).max().orElse(-1) + 1;
    RsExpr table = fn.constTables.lower(elts, keys, total, elem, macro, known);
    if (table != null) {
      return table;
    }
    boolean silent = isSilent(lit);
    boolean told = false;
    boolean interfaces = Ty.isAny(elem);
    List<Operands.Operand> operands = new ArrayList<>();
    for (Expr elt : elts) {
      Expr value = valueOf(elt);
      boolean anchored = known || told;
      told |= !isSilent(value);
      boolean any = interfaces && macro.equals("slice") && !keyed;
      operands.add(any ? new Operands.Operand(value, "v", Ty.isBoxedAtOnce(fn.typeOf(value)), () -> fn.arguments.any(value)) : element(value, new Want(elem, anchored, text && anchored), silent, "v"));
    }
    List<RsExpr> values = fn.exprs.all(operands);
    String name = interfaces && macro.equals("slice") && !keyed ? "args" : macro;
    RsPath path = RsPath.of(ConstTables.isLarge(elts) ? "long_" + name : name);
    return keyed ? indexed(path, total, keys, values) : new RsExpr.Macro(path, true, values);
  }

  /** A list with keys. */
  static RsExpr indexed(RsPath macro, long length, long[] keys, List<RsExpr> values) {
    return new RsExpr.IndexedLit(macro, RsExpr.intLit(length), IntStream.range(0, keys.length).mapToObj(i -> new RsExpr.Entry(RsExpr.intLit(keys[i]), values.get(i))).toList());
  }

  /** The index of each element: the one it names, else the one after the element before. */
  private long[] keys(List<Expr> elts) {
    long[] keys = new long[elts.size()];
    long next = 0;
    for (int i = 0; i < keys.length; i++) {
      keys[i] = elts.get(i) instanceof KeyValueExpr kv ? key(kv.key()) : next;
      next = keys[i] + 1;
    }
    return keys;
  }

  /** An element of a literal; in one that nothing tells rustc the type of, nil says its type. */
  private Operands.Operand element(Expr value, Want want, boolean silent, String name) {
    boolean spelled = silent && !want.anchored() && fn.isNil(value) && !Ty.isNewtype(want.type()) && !Ty.isInterface(want.type());
    return spelled ? new Operands.Operand(value, name, () -> fn.constants.zero(want.type())) : fn.exprs.operand(value, want, name);
  }

  /** Whether an expression is nil, or a list of nothing else: rustc finds no type in it. */
  private boolean isSilent(Expr e) {
    Expr x = Nodes.unparen(e);
    if (x instanceof CompositeLit lit && !(Ty.under(fn.typeOf(lit)) instanceof Struct)) {
      return !lit.elts().isEmpty() && lit.elts().stream().allMatch(elt -> isSilent(valueOf(elt)));
    }
    return fn.isNil(x);
  }

  private long key(Expr e) {
    TypeAndValue tv = fn.tv(Nodes.unparen(e));
    return tv != null && tv.value() instanceof Value v ? org.go2rs.frontend.constant.Constants.longValue(org.go2rs.frontend.constant.Constants.toInt(v)) : 0;
  }

  // Maps.

  private RsExpr map(CompositeLit lit, MapType map, Want want) {
    if (lit.elts().isEmpty()) {
      boolean known = want.declared() && want.type() != null && Types.identical(Ty.under(want.type()), map);
      return RsExpr.call((known ? fn.constants.head(map) : fn.constants.full(map)).then("new"), List.of());
    }
    boolean silent = isSilent(lit);
    boolean keyTold = want.anchored() && want.type() != null;
    boolean told = keyTold;
    List<Operands.Operand> operands = new ArrayList<>();
    for (Expr elt : lit.elts()) {
      KeyValueExpr kv = (KeyValueExpr) elt;
      operands.add(element(kv.key(), new Want(map.key(), keyTold, Ty.isPlain(map.key(), BasicKind.STRING) && keyTold), true, "k"));
      operands.add(element(kv.value(), new Want(map.elem(), told, Ty.isPlain(map.elem(), BasicKind.STRING) && told), silent, "v"));
      keyTold |= !isSilent(kv.key());
      told |= !isSilent(kv.value());
    }
    List<RsExpr> parts = fn.exprs.all(operands);
    List<RsExpr.Entry> entries = new ArrayList<>();
    for (int i = 0; i < parts.size(); i += 2) {
      entries.add(new RsExpr.Entry(parts.get(i), parts.get(i + 1)));
    }
    return new RsExpr.MapLit(RsPath.of("map"), entries);
  }
}
