package org.go2rs.transpile.rust;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Rust expression. Parentheses are not part of the tree: the writer adds those that precedence asks for. */
public sealed interface RsExpr {
  // Families within the family, for questions that have one answer for all of their forms.

  /** A literal of a basic type. */
  sealed interface Literal extends RsExpr {}

  /** What is written with the name of a macro and an exclamation mark. */
  sealed interface Invocation extends RsExpr {}

  /** A value that is put together from others. */
  sealed interface Aggregate extends RsExpr {}

  /** What ends with a closing brace and needs no semicolon as a statement. */
  sealed interface BlockLike extends RsExpr {}

  /** What never has a value, since control goes elsewhere. */
  sealed interface Jump extends RsExpr {}

  // Literals.

  /** An integer as it is to be printed ({@code 42}, {@code 0xff}, no sign), with a suffix such as {@code isize}. */
  record IntLit(String text, @Nullable String suffix) implements Literal {}

  /** A float as it is to be printed ({@code 1.5}, {@code 1e100}, no sign), with a suffix such as {@code f64}. */
  record FloatLit(String text, @Nullable String suffix) implements Literal {}

  /** {@code "text"}; the value is unescaped. */
  record StrLit(String value) implements Literal {}

  /** {@code b"text"}: each char of the value is one byte (0 to 255). */
  record ByteStrLit(String latin1) implements Literal {}

  /** {@code 'c'}: one Unicode scalar value. */
  record CharLit(int codePoint) implements Literal {}

  /** {@code b'c'}. */
  record ByteLit(int value) implements Literal {}

  /** {@code true}. */
  record BoolLit(boolean value) implements Literal {}

  // Names and calls.

  /** A name: {@code x}, {@code module::F}. */
  record Path(RsPath path) implements RsExpr {}

  /** {@code f(args)}. A field that holds a function is called as {@code (x.f)(args)}: the writer adds the parentheses. */
  record Call(RsExpr function, List<RsExpr> args) implements RsExpr {
    public Call {
      args = List.copyOf(args);
    }
  }

  /** {@code receiver.name::<types>(args)}. */
  record MethodCall(RsExpr receiver, String name, List<RsType> types, List<RsExpr> args) implements RsExpr {
    public MethodCall {
      types = List.copyOf(types);
      args = List.copyOf(args);
    }
  }

  /** {@code path!(args)} or {@code path![args]}. */
  record Macro(RsPath path, boolean brackets, List<RsExpr> args) implements Invocation {
    public Macro {
      args = List.copyOf(args);
    }
  }

  /** {@code map! { k => v }}. */
  record MapLit(RsPath path, List<Entry> entries) implements Invocation {
    public MapLit {
      entries = List.copyOf(entries);
    }
  }

  /** {@code slice![length; index => value, ..]} and {@code array![..]}. */
  record IndexedLit(RsPath path, RsExpr length, List<Entry> entries) implements Invocation {
    public IndexedLit {
      entries = List.copyOf(entries);
    }
  }

  /** One {@code key => value} of a {@link MapLit} or {@link IndexedLit}. */
  record Entry(RsExpr key, RsExpr value) {}

  /** {@code matches!(value, pat)}. */
  record Matches(RsExpr value, RsPat pat) implements Invocation {}

  // Places and operators.

  /** {@code receiver.name}; a tuple's or newtype's element has its number as name. */
  record Field(RsExpr receiver, String name) implements RsExpr {}

  /** {@code receiver[index]}. */
  record Index(RsExpr receiver, RsExpr index) implements RsExpr {}

  /** {@code -x}, {@code !x}, {@code *x}. */
  record Unary(UnaryOp op, RsExpr operand) implements RsExpr {}

  /** {@code &e} or {@code &mut e}. */
  record Ref(boolean mutable, RsExpr operand) implements RsExpr {}

  /** {@code x + y}. */
  record Binary(BinaryOp op, RsExpr left, RsExpr right) implements RsExpr {}

  /** {@code x as T}. */
  record Cast(RsExpr operand, RsType type) implements RsExpr {}

  /** {@code place = value}. */
  record Assign(RsExpr place, RsExpr value) implements RsExpr {}

  /** {@code place += value}. */
  record OpAssign(BinaryOp op, RsExpr place, RsExpr value) implements RsExpr {}

  /** {@code lo..hi} or {@code lo..=hi}; either end may be absent. */
  record Range(@Nullable RsExpr low, @Nullable RsExpr high, boolean inclusive) implements RsExpr {}

  // Aggregates.

  /** {@code (a, b)}; {@code ()} without elements. */
  record Tuple(List<RsExpr> elements) implements Aggregate {
    public Tuple {
      elements = List.copyOf(elements);
    }
  }

  /** {@code [a, b]}. */
  record RawArray(List<RsExpr> elements) implements Aggregate {
    public RawArray {
      elements = List.copyOf(elements);
    }
  }

  /** {@code [value; length]}. */
  record RawRepeat(RsExpr value, RsExpr length) implements Aggregate {}

  /** {@code Path { f: v, ..base }}; a field whose value is the variable of its own name prints as the name alone. */
  record StructLit(RsPath path, List<FieldInit> fields, @Nullable RsExpr base) implements Aggregate {
    public StructLit {
      fields = List.copyOf(fields);
    }
  }

  /** One {@code name: value} of a {@link StructLit}. */
  record FieldInit(String name, RsExpr value) {}

  /** {@code move |params| -> result { body }}; with a result type the body must be a {@link Block}. */
  record Closure(boolean move, List<ClosureParam> params, @Nullable RsType result, RsExpr body) implements RsExpr {
    public Closure {
      params = List.copyOf(params);
    }
  }

  /** A parameter of a {@link Closure}, with its type where rustc would not find it. */
  record ClosureParam(RsPat pat, @Nullable RsType type) {}

  // Control flow.

  /** {@code 'label: { .. }}; the label is written without its tick. */
  record Block(@Nullable String label, RsBlock block) implements BlockLike {}

  /** {@code unsafe { .. }}. */
  record Unsafe(RsBlock block) implements BlockLike {}

  /** {@code let pat = value} as a condition of {@code if} and {@code while}; joined with {@code &&} as {@link Binary}. */
  record LetCond(RsPat pat, RsExpr value) implements RsExpr {}

  /** {@code otherwise} is a {@link Block} without label or another {@link If}. */
  record If(RsExpr cond, RsBlock then, @Nullable RsExpr otherwise) implements BlockLike {}

  /** {@code match value { arms }}. */
  record Match(RsExpr value, List<Arm> arms) implements BlockLike {
    public Match {
      arms = List.copyOf(arms);
    }
  }

  /** {@code pat if guard => body}. */
  record Arm(RsPat pat, @Nullable RsExpr guard, RsExpr body) {}

  /** {@code 'label: loop { .. }}. */
  record Loop(@Nullable String label, RsBlock body) implements BlockLike {}

  /** {@code 'label: while cond { .. }}. */
  record While(@Nullable String label, RsExpr cond, RsBlock body) implements BlockLike {}

  /** {@code 'label: for pat in iter { .. }}. */
  record For(@Nullable String label, RsPat pat, RsExpr iter, RsBlock body) implements BlockLike {}

  /** {@code return value}. */
  record Return(@Nullable RsExpr value) implements Jump {}

  /** {@code break 'label value}. */
  record Break(@Nullable String label, @Nullable RsExpr value) implements Jump {}

  /** {@code continue 'label}. */
  record Continue(@Nullable String label) implements Jump {}

  // Forms of the prelude with a syntax of their own.

  /** {@code range!('label: pat in seq => { .. })}: a loop over an iterator function. */
  record RangeOver(@Nullable String label, RsPat pat, RsExpr seq, RsBlock body) implements BlockLike {}

  /** {@code select! { .. }}. */
  record Select(List<SelectArm> arms) implements BlockLike {
    public Select {
      arms = List.copyOf(arms);
    }
  }

  /** One arm of a {@link Select}. */
  sealed interface SelectArm {
    RsExpr body();

    /** {@code pat = operation => body}; without pattern the operation is a send, or a receive whose value is dropped. */
    record Comm(@Nullable RsPat pat, RsExpr operation, RsExpr body) implements SelectArm {}

    /** {@code default => body}. */
    record Default(RsExpr body) implements SelectArm {}
  }

  /** {@code defer!(body)} or {@code defer!(|panic| body)}. */
  record Defer(@Nullable String panic, RsExpr body) implements Invocation {}

  /** Prefix operators. */
  enum UnaryOp {
    NEG("-"),
    NOT("!"),
    DEREF("*");

    public final String text;

    UnaryOp(String text) {
      this.text = text;
    }
  }

  /** Binary operators with Rust's precedence, higher binds tighter. */
  enum BinaryOp {
    MUL("*", 10),
    DIV("/", 10),
    REM("%", 10),
    ADD("+", 9),
    SUB("-", 9),
    SHL("<<", 8),
    SHR(">>", 8),
    AND("&", 7),
    XOR("^", 6),
    OR("|", 5),
    EQ("==", 4),
    NE("!=", 4),
    LT("<", 4),
    LE("<=", 4),
    GT(">", 4),
    GE(">=", 4),
    LAND("&&", 3),
    LOR("||", 2);

    public final String text;
    public final int precedence;

    BinaryOp(String text, int precedence) {
      this.text = text;
      this.precedence = precedence;
    }

    /** Whether the operator gives a bool from two values: Rust does not chain such operators. */
    public boolean isComparison() {
      return precedence == 4;
    }
  }

  // Short constructors for what lowering writes all the time.

  /** The path expression {@code a::b}. */
  static RsExpr path(String... names) {
    return new Path(RsPath.of(names));
  }

  static RsExpr path(RsPath path) {
    return new Path(path);
  }

  static RsExpr intLit(long value) {
    var lit = new IntLit(value == Long.MIN_VALUE ? "9223372036854775808" : Long.toString(Math.abs(value)), null);
    return value < 0 ? neg(lit) : lit;
  }

  static RsExpr str(String value) {
    return new StrLit(value);
  }

  static RsExpr call(RsExpr function, RsExpr... args) {
    return new Call(function, List.of(args));
  }

  static RsExpr call(RsPath function, List<RsExpr> args) {
    return new Call(new Path(function), args);
  }

  static RsExpr method(RsExpr receiver, String name, RsExpr... args) {
    return new MethodCall(receiver, name, List.of(), List.of(args));
  }

  static RsExpr method(RsExpr receiver, String name, List<RsExpr> args) {
    return new MethodCall(receiver, name, List.of(), args);
  }

  static RsExpr field(RsExpr receiver, String... names) {
    return Arrays.stream(names).reduce(receiver, Field::new, (a, b) -> b);
  }

  /** {@code &mut e}. */
  static RsExpr mutable(RsExpr operand) {
    return new Ref(true, operand);
  }

  static RsExpr deref(RsExpr operand) {
    return new Unary(UnaryOp.DEREF, operand);
  }

  static RsExpr neg(RsExpr operand) {
    return new Unary(UnaryOp.NEG, operand);
  }

  static RsExpr not(RsExpr operand) {
    return new Unary(UnaryOp.NOT, operand);
  }

  static RsExpr refMut(RsExpr operand) {
    return new Ref(true, operand);
  }

  static RsExpr binary(BinaryOp op, RsExpr left, RsExpr right) {
    return new Binary(op, left, right);
  }

  static RsExpr block(RsBlock block) {
    return new Block(null, block);
  }

  static RsExpr macro(String name, RsExpr... args) {
    return new Macro(RsPath.of(name), false, List.of(args));
  }

  /** One expression as it is, several (or none) as a tuple. */
  static RsExpr tupleOf(List<RsExpr> values) {
    return values.size() == 1 ? values.get(0) : new Tuple(values);
  }
}
