package org.go2rs.transpile.body;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.FuncLit;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.analysis.*;
import org.go2rs.transpile.decl.FileContext;
import org.go2rs.transpile.names.LocalNames;
import org.go2rs.transpile.rust.Origin;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsPath;
import org.go2rs.transpile.rust.RsType;
import org.jspecify.annotations.Nullable;

/**
 * The lowering of one function with all its literals. The parts, one for each language concern, know each other through this object, which also holds what
 * changes while a body is walked: the statements written so far, the function or literal the walk is in, the visible variables.
 */
final class Fn {
  final FileContext file;
  final Info info;
  final VarFacts facts;
  final Summaries summaries;
  final Effects effects;
  final Borrows borrows;
  final Anchors anchors;
  final Locals locals;
  final Comments comments;

  /** Whether loop variables are new in each iteration. */
  final boolean perIteration;

  /** A closure that is lowered now and the variable that it will be bound to. */
  private record NamedClosure(Var name, FuncLit literal) {}

  private final Deque<NamedClosure> named = new ArrayDeque<>();
  /** What is known of bindings; grows during a run, and the next run reads it. */
  private final Bindings bindings;

  final Emitter out = new Emitter();
  final Operands operands = new Operands(this);
  final Exprs exprs = new Exprs(this);
  final Places places = new Places(this);
  final Selectors selectors = new Selectors(this);
  final Operators operators = new Operators(this);
  final Constants constants = new Constants(this);
  final Conversions conversions = new Conversions(this);
  final Calls calls = new Calls(this);
  final Receivers receivers = new Receivers(this);
  final Arguments arguments = new Arguments(this);
  final TypeArgs typeArgs = new TypeArgs(this);
  final Builtins builtins = new Builtins(this);
  final Composites composites = new Composites(this);
  final ConstTables constTables = new ConstTables(this);
  final Shared shared = new Shared(this);
  final Closures closures = new Closures(this);
  final CalledArguments calledArguments = new CalledArguments(this);
  final FuncValues funcValues = new FuncValues(this);
  final Statements stmts = new Statements(this);
  final Declares declares = new Declares(this);
  final Assigns assigns = new Assigns(this);
  final Branches branches = new Branches(this);
  final Loops loops = new Loops(this);
  final Ranges ranges = new Ranges(this);
  final Switches switches = new Switches(this);
  final TypeSwitches typeSwitches = new TypeSwitches(this);
  final Selects selects = new Selects(this);
  final Defers defers = new Defers(this);
  final Returns returns = new Returns(this);
  final Gotos gotos = new Gotos(this);

  Frame frame;

  /** Whether each call goes into a variable of its own, because something behind it does. */
  boolean hoisting;

  Fn(FileContext file, VarFacts facts, Summaries summaries, LocalNames names, Anchors anchors, Comments comments, Bindings bindings, boolean perIteration, Frame frame) {
    this.perIteration = perIteration;
    this.file = file;
    this.info = file.pkg().info();
    this.facts = facts;
    this.summaries = summaries;
    this.anchors = anchors;
    this.comments = comments;
    this.bindings = bindings;
    this.frame = frame;
    this.effects = new Effects(info, facts, summaries);
    this.locals = new Locals(names);
    this.borrows = new Borrows(info, v -> facts.isCell(v) || locals.of(v).isCell(), v -> locals.isSelf(v));
  }

  /** The type of an expression; invalid where the checker recorded none. */
  Type typeOf(Expr e) {
    Type type = info.typeOf(e);
    return type == null ? Basic.INVALID : type;
  }

  @Nullable TypeAndValue tv(Expr e) {
    return info.types.get(e);
  }

  boolean isConstant(Expr e) {
    TypeAndValue tv = info.types.get(e);
    return tv != null && tv.isConstant();
  }

  boolean isType(Expr e) {
    TypeAndValue tv = info.types.get(e);
    return tv != null && tv.isType();
  }

  boolean isNil(Expr e) {
    return org.go2rs.frontend.ast.Nodes.unparen(e) instanceof Ident id && info.uses.get(id) instanceof Nil;
  }

  RsType type(Type type) {
    return file.type(type);
  }

  RsPath path(Obj obj) {
    return file.path(obj);
  }

  /** A type of the prelude as a path. */
  RsPath prelude(String name) {
    return file.prelude(name);
  }

  @Nullable Origin origin(Node node) {
    return file.origin(node.pos());
  }

  /** Reports what has no lowering yet; the expression returned stands in its place. */
  RsExpr unsupported(Node at, String what) {
    file.pkg().unsupported(at.pos(), what);
    return RsExpr.macro("unreachable");
  }

  /** Whether an expression mentions a variable. */
  boolean mentions(Expr e, Var v) {
    return Walk.any(e, n -> n instanceof Ident id && info.uses.get(id) == v);
  }

  void mutate(@Nullable Var v) {
    if (v != null) {
      bindings.mutate(v, locals.generation(v));
      // A closure that writes through what it captured must be mut itself.
      named.stream().filter(c -> v.pos() < c.literal.pos() || v.pos() >= c.literal.end()).forEach(c -> bindings.mutate(c.name, 0));
    }
  }

  /** Lowers the literal that is the value of a variable, which is a closure of its own type. */
  RsExpr naming(Var name, FuncLit literal, Supplier<RsExpr> lowering) {
    named.push(new NamedClosure(name, literal));
    RsExpr lowered = lowering.get();
    named.pop();
    return lowered;
  }

  /** Whether the variable's binding that is visible now must be {@code mut}. */
  boolean isMutated(Var v) {
    return bindings.isMutated(v, locals.generation(v));
  }

  void mention(Var v) {
    bindings.mention(v, locals.generation(v));
  }

  /** Whether nothing uses the variable's binding that is visible now before the next one shadows it. */
  boolean isUnused(Var v) {
    return bindings.isUnused(v, locals.generation(v));
  }
}
