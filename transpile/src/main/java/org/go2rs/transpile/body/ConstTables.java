package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.types.*;
import org.go2rs.frontend.types.MapType;
import org.go2rs.transpile.decl.ConstLowering;
import org.go2rs.transpile.rust.*;
import org.jspecify.annotations.Nullable;

/**
 * Lowers large literals of constants: {@code const_slice![0, 1, ..]} and {@code const_array![..]}; others become {@code long_slice![..]} and the like.
 *
 * <p>rustc keeps the elements of these as data, whereas it compiles each element of {@code slice![..]} to code, which LLVM takes minutes for where there are
 * thousands.
 */
final class ConstTables {
  /** From how many elements on a literal is a table; smaller ones read better as {@code slice![..]}. */
  private static final int LEAST = 64;

  private final Fn fn;

  ConstTables(Fn fn) {
    this.fn = fn;
  }

  /**
   * The array or slice that a literal makes, or null if it is small or something in it is not constant.
   *
   * @param keys the index of each element; the literal spells them if they are not 0, 1, ..
   * @param length how many elements the array or slice has
   * @param macro {@code slice} or {@code array}
   * @param known whether rustc finds the type of the elements out from the place
   */
  @Nullable RsExpr lower(List<Expr> elts, long[] keys, long length, Type elem, String macro, boolean known) {
    if (!isLarge(elts) || !elts.stream().allMatch(e -> isConstant(Composites.valueOf(e), elem))) {
      return null;
    }
    List<RsExpr> values = new ArrayList<>(elts.stream().map(e -> constant(Composites.valueOf(e), elem)).toList());
    if (!known && Ty.under(elem) instanceof Basic b && b.is(Basic.IS_NUMERIC)) {
      values.set(0, fn.file.consts().lower(Nodes.unparen(Composites.valueOf(elts.get(0))), elem, ConstLowering.Place.UNTYPED));
    }
    RsPath path = RsPath.of("const_" + macro);
    boolean whole = keys.length == length && IntStream.range(0, keys.length).allMatch(i -> keys[i] == i);
    return whole ? new RsExpr.Macro(path, true, values) : Composites.indexed(path, length, keys, values);
  }

  /** Whether a literal has so many elements that rustc needs another form of it. */
  static boolean isLarge(List<Expr> elts) {
    return elts.size() >= LEAST || elts.stream().mapToLong(ConstTables::parts).sum() >= 4 * LEAST;
  }

  private static long parts(Expr e) {
    return Nodes.unparen(Composites.valueOf(e)) instanceof CompositeLit lit ? 1 + lit.elts().stream().mapToLong(ConstTables::parts).sum() : 1;
  }

  private boolean isConstant(Expr e, Type type) {
    Expr value = Nodes.unparen(e);
    if (Ty.isGeneric(type)) {
      return false;
    }
    return switch (Ty.under(type)) {
      case Basic b -> fn.tv(value) != null && fn.tv(value).value() != null && (b.is(Basic.IS_BOOLEAN) || b.is(Basic.IS_STRING) || b.is(Basic.IS_INTEGER) || b.is(Basic.IS_FLOAT));
      case Struct s -> value instanceof CompositeLit lit && isConstant(lit, type, s);
      case Array a -> value instanceof CompositeLit lit && lit.elts().size() == a.len() && a.len() > 0 && lit.elts().stream().allMatch(x -> isConstant(x, a.elem()));
      case Slice s -> false;
      case Pointer p -> false;
      case Signature s -> false;
      case Interface i -> false;
      case MapType m -> false;
      case Chan c -> false;
      case Tuple t -> false;
      case Named n -> false;
      case Alias a -> false;
      case TypeParam p -> false;
      case Union u -> false;
    };
  }

  private boolean isConstant(CompositeLit lit, Type type, Struct struct) {
    List<Expr> elts = lit.elts();
    return !elts.isEmpty()
        && fn.composites.isWhole(type, struct)
        && IntStream.range(0, elts.size()).allMatch(i -> isConstant(Composites.valueOf(elts.get(i)), struct.field(Composites.fieldIndex(struct, elts.get(i), i)).type()));
  }

  private RsExpr constant(Expr e, Type type) {
    Expr value = Nodes.unparen(e);
    if (!(value instanceof CompositeLit lit)) {
      return fn.file.consts().lower(value, type, ConstLowering.Place.CONST);
    }
    if (Ty.under(type) instanceof Array a) {
      List<RsExpr> elements = lit.elts().stream().map(x -> constant(x, a.elem())).toList();
      return fn.conversions.wrap(new RsExpr.Macro(RsPath.of("const_array"), true, elements), type);
    }
    Struct struct = (Struct) Ty.under(type);
    List<String> names = fn.file.pkg().members().fields(struct);
    List<Integer> indices = IntStream.range(0, lit.elts().size()).map(i -> Composites.fieldIndex(struct, lit.elts().get(i), i)).boxed().toList();
    List<RsExpr.FieldInit> inits = new ArrayList<>();
    for (int i = 0; i < indices.size(); i++) {
      int index = indices.get(i);
      inits.add(new RsExpr.FieldInit(names.get(index), constant(Composites.valueOf(lit.elts().get(i)), struct.field(index).type())));
    }
    return fn.composites.build(type, struct, inits, indices, RsPath.of("go2rs", "zero"));
  }
}
