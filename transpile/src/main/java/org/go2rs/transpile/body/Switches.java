package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.List;
import org.go2rs.frontend.ast.*;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.*;
import org.go2rs.transpile.passes.TailBreak;
import org.go2rs.transpile.rust.*;
import org.go2rs.transpile.rust.RsExpr.BinaryOp;
import org.jspecify.annotations.Nullable;

/** {@code switch} over values and conditions. */
final class Switches {
  private final Fn fn;

  Switches(Fn fn) {
    this.fn = fn;
  }

  void lower(SwitchStmt s, @Nullable String label) {
    fn.branches.withInit(s.init(), s, () -> labelled(s, s.body(), label, () -> body(s)));
  }

  /** Writes a switch or select, in a labelled block if a {@code break} means it. */
  void labelled(Stmt s, BlockStmt body, @Nullable String label, Runnable action) {
    boolean block = fn.branches.targeted(body, s, label, Token.BREAK);
    Frame.Target t = new Frame.Target(s, label, false, block, block ? fn.frame.label(label != null ? Branches.rustLabel(label) : "switch") : "", "", fn.frame.flow);
    fn.frame.targets.add(t);
    if (block) {
      RsBlock inner = fn.out.block(() -> fn.locals.scoped(action));
      RsBlock ended = TailBreak.apply(inner, t.label);
      if (t.jumps == TailBreak.count(inner, t.label) && ended.stmts().size() == 1) {
        // A break that ends a clause has nothing to leave.
        ended.stmts().forEach(fn.out::emit);
      } else {
        fn.stmts.emit(new RsExpr.Block(t.usedLabel(), inner), s);
      }
    } else {
      action.run();
    }
    fn.frame.targets.remove(t);
  }

  private void body(SwitchStmt s) {
    List<CaseClause> clauses = s.body().list().stream().map(c -> (CaseClause) c).toList();
    if (clauses.isEmpty()) {
      if (s.tag() != null && fn.effects.calls(s.tag())) {
        fn.out.emit(RsStmt.let(RsPat.WILD, fn.exprs.value(s.tag()), fn.origin(s)));
      }
      return;
    }
    boolean falls = clauses.stream().anyMatch(Switches::fallsThrough);
    if (falls) {
      entries(s, clauses);
    } else {
      choose(s, clauses, i -> RsExpr.block(fn.stmts.scoped(clauses.get(i).body(), endOf(clauses, i, s))), RsExpr.block(RsBlock.EMPTY));
    }
  }

  private static int endOf(List<CaseClause> clauses, int i, SwitchStmt s) {
    return i + 1 < clauses.size() ? clauses.get(i + 1).pos() : s.body().rbrace();
  }

  private static boolean fallsThrough(CaseClause c) {
    return !c.body().isEmpty() && c.body().get(c.body().size() - 1) instanceof BranchStmt b && b.tok() == Token.FALLTHROUGH;
  }

  // Fallthrough.

  /** The clause to begin with is chosen first; then each clause runs if the chosen one leads to it. */
  private void entries(SwitchStmt s, List<CaseClause> clauses) {
    String entry = fn.locals.temp("entry");
    int none = clauses.size();
    RsExpr[] chosen = new RsExpr[1];
    List<RsStmt> written = fn.out.nested(() -> choose(s, clauses, RsExpr::intLit, RsExpr.intLit(none)));
    RsStmt.Expr last = (RsStmt.Expr) written.get(written.size() - 1);
    chosen[0] = last.expr();
    written.subList(0, written.size() - 1).forEach(fn.out::emit);
    fn.out.emit(RsStmt.let(RsPat.name(entry), chosen[0], fn.origin(s)));
    boolean hasDefault = clauses.stream().anyMatch(CaseClause::isDefault);
    int start = 0;
    for (int i = 0; i < clauses.size(); i++) {
      if (i > 0 && !fallsThrough(clauses.get(i - 1))) {
        start = i;
      }
      RsBlock body = fn.stmts.scoped(clauses.get(i).body(), endOf(clauses, i, s));
      if (body.isEmpty()) {
        continue;
      }
      boolean always = start == 0 && i == clauses.size() - 1 && hasDefault;
      if (always) {
        body.stmts().forEach(fn.out::emit);
      } else {
        fn.stmts.emit(new RsExpr.If(entered(entry, start, i), body, null), clauses.get(i));
      }
    }
  }

  private static RsExpr entered(String entry, int start, int i) {
    RsExpr e = RsExpr.path(entry);
    if (start == i) {
      return RsExpr.binary(BinaryOp.EQ, e, RsExpr.intLit(i));
    }
    if (start == 0) {
      return RsExpr.binary(BinaryOp.LE, e, RsExpr.intLit(i));
    }
    return new RsExpr.Matches(e, new RsPat.Range(RsExpr.intLit(start), RsExpr.intLit(i)));
  }

  // Choice.

  /** Emits the expression that picks a clause: a {@code match} where Rust's patterns can say the cases, else a chain of {@code if}. */
  private void choose(SwitchStmt s, List<CaseClause> clauses, java.util.function.IntFunction<RsExpr> body, RsExpr otherwise) {
    Expr tag = s.tag();
    if (tag != null) {
      List<List<RsPat>> patterns = patterns(tag, clauses);
      if (patterns != null) {
        match(s, tag, clauses, patterns, body, otherwise);
        return;
      }
    }
    chain(s, tag, clauses, body, otherwise);
  }

  private void match(
      SwitchStmt s, Expr tag, List<CaseClause> clauses, List<List<RsPat>> patterns, java.util.function.IntFunction<RsExpr> body, RsExpr otherwise) {
    Expr bytes = fn.shared.bytesOf(tag);
    RsExpr value = bytes == null ? fn.exprs.value(tag, Want.OWN) : fn.exprs.inner(bytes);
    Type type = fn.typeOf(tag);
    if (bytes != null) {
      value = RsExpr.method(Places.auto(value), "as_bytes");
    } else if (isText(type)) {
      value = RsExpr.method(Places.auto(fn.conversions.unwrap(value, type)), "as_bytes");
    } else if (usesChars(tag, clauses)) {
      value = RsExpr.method(Places.auto(value), "as_char");
    }
    List<RsExpr.Arm> arms = new ArrayList<>();
    RsExpr last = otherwise;
    for (int i = 0; i < clauses.size(); i++) {
      RsExpr b = simple(body.apply(i));
      if (clauses.get(i).isDefault()) {
        last = b;
      } else {
        List<RsPat> list = patterns.get(i);
        arms.add(new RsExpr.Arm(list.size() == 1 ? list.get(0) : new RsPat.Or(list), null, b));
      }
    }
    arms.add(new RsExpr.Arm(RsPat.WILD, null, last));
    fn.stmts.emit(new RsExpr.Match(value, arms), s);
  }

  /** A block of one expression is that expression, as the body of an arm. */
  static RsExpr simple(RsExpr body) {
    if (body instanceof RsExpr.Block b && b.label() == null && b.block().tail() == null && b.block().stmts().size() == 1
        && b.block().stmts().get(0) instanceof RsStmt.Expr e) {
      boolean fits = e.expr() instanceof RsExpr.Return || e.expr() instanceof RsExpr.Assign || e.expr() instanceof RsExpr.OpAssign
          || e.expr() instanceof RsExpr.Break || e.expr() instanceof RsExpr.Continue;
      return fits ? e.expr() : body;
    }
    return body;
  }

  private boolean isText(Type type) {
    return Ty.isString(type);
  }

  private boolean usesChars(Expr tag, List<CaseClause> clauses) {
    return Ty.isPlain(fn.typeOf(tag), BasicKind.INT32)
        && clauses.stream().filter(c -> !c.isDefault()).flatMap(c -> c.list().stream()).allMatch(this::isCharLiteral)
        && clauses.stream().anyMatch(c -> !c.isDefault());
  }

  private boolean isCharLiteral(Expr e) {
    if (!(Nodes.unparen(e) instanceof BasicLit lit) || lit.kind() != Token.CHAR) {
      return false;
    }
    int c = Literals.runeValue(lit.value());
    return c >= 0 && c < 0x10ffff && (c < 0xd800 || c > 0xdfff);
  }

  /** The patterns of each clause, or null if a case has none. */
  private @Nullable List<List<RsPat>> patterns(Expr tag, List<CaseClause> clauses) {
    Type type = fn.typeOf(tag);
    boolean integer = Ty.isInteger(type) && !Ty.isKind(type, BasicKind.UINTPTR);
    if (fn.isConstant(tag) || Ty.isTypeParam(type) || (!integer && !isText(type))) {
      return null;
    }
    boolean chars = usesChars(tag, clauses);
    List<List<RsPat>> all = new ArrayList<>();
    for (CaseClause c : clauses) {
      List<RsPat> list = new ArrayList<>();
      for (Expr e : c.isDefault() ? List.<Expr>of() : c.list()) {
        RsPat pat = pattern(e, type, chars);
        if (pat == null) {
          return null;
        }
        list.add(pat);
      }
      all.add(list);
    }
    return all;
  }

  private @Nullable RsPat pattern(Expr e, Type type, boolean chars) {
    Expr x = Nodes.unparen(e);
    TypeAndValue tv = fn.tv(x);
    if (tv == null || tv.value() == null) {
      return null;
    }
    Const named = fn.file.consts().constOf(x);
    if (tv.value() instanceof Value.StringVal v) {
      return named != null ? null : new RsPat.Lit(new RsExpr.ByteStrLit(v.latin1()));
    }
    if (chars) {
      return new RsPat.Lit(new RsExpr.CharLit(Literals.runeValue(((BasicLit) x).value())));
    }
    RsExpr value = fn.exprs.value(x, new Want(type, true, false));
    return ofExpr(value, type);
  }

  private @Nullable RsPat ofExpr(RsExpr value, Type type) {
    if (value instanceof RsExpr.Call c && c.function() instanceof RsExpr.Path p && Ty.isNewtype(type) && c.args().size() == 1) {
      RsPat inner = ofExpr(c.args().get(0), type.underlying());
      return inner == null ? null : new RsPat.TupleStruct(p.path(), List.of(inner));
    }
    boolean negative = value instanceof RsExpr.Unary u && u.op() == RsExpr.UnaryOp.NEG && u.operand() instanceof RsExpr.IntLit;
    return value instanceof RsExpr.Path p ? new RsPat.Path(p.path())
        : value instanceof RsExpr.IntLit || value instanceof RsExpr.ByteLit || negative ? new RsPat.Lit(value)
        : value instanceof RsExpr.Cast c && c.operand() instanceof RsExpr.CharLit lit ? new RsPat.Lit(RsExpr.intLit(lit.codePoint()))
        : null;
  }

  // Chains.

  private void chain(SwitchStmt s, @Nullable Expr tag, List<CaseClause> clauses, java.util.function.IntFunction<RsExpr> body, RsExpr otherwise) {
    RsExpr value = tag == null ? null : held(tag);
    chainFrom(s, tag, value, clauses, 0, body, otherwise);
  }

  private RsExpr held(Expr tag) {
    RsExpr value = fn.exprs.value(tag, Want.OWN);
    if (Operands.isStill(value)) {
      return value;
    }
    return fn.operands.hold(tag instanceof Ident id ? id.name() : "tag", value);
  }

  private void chainFrom(
      SwitchStmt s, @Nullable Expr tag, @Nullable RsExpr value, List<CaseClause> clauses, int from, java.util.function.IntFunction<RsExpr> body, RsExpr otherwise) {
    int i = from;
    while (i < clauses.size() && clauses.get(i).isDefault()) {
      i++;
    }
    if (i == clauses.size()) {
      int d = 0;
      while (d < clauses.size() && !clauses.get(d).isDefault()) {
        d++;
      }
      RsExpr last = d < clauses.size() ? body.apply(d) : otherwise;
      fn.stmts.emit(last, s);
      return;
    }
    RsExpr cond = condition(tag, value, clauses.get(i).list());
    RsExpr then = body.apply(i);
    int next = i + 1;
    List<RsStmt> rest = fn.out.nested(() -> fn.locals.scoped(() -> chainFrom(s, tag, value, clauses, next, body, otherwise)));
    fn.stmts.emit(new RsExpr.If(cond, asBlock(then), tail(rest)), clauses.get(i));
  }

  private static RsBlock asBlock(RsExpr e) {
    return e instanceof RsExpr.Block b && b.label() == null ? b.block() : RsBlock.value(e);
  }

  private static @Nullable RsExpr tail(List<RsStmt> rest) {
    if (rest.size() == 1 && rest.get(0) instanceof RsStmt.Expr e) {
      if (e.expr() instanceof RsExpr.If) {
        return e.expr();
      }
      if (e.expr() instanceof RsExpr.Block b && b.label() == null) {
        return b.block().isEmpty() ? null : b;
      }
      if (e.expr() instanceof RsExpr.IntLit) {
        return RsExpr.block(RsBlock.value(e.expr()));
      }
    }
    if (!rest.isEmpty() && rest.get(rest.size() - 1) instanceof RsStmt.Expr last && yieldsNumber(last.expr())) {
      return RsExpr.block(new RsBlock(rest.subList(0, rest.size() - 1), last.expr()));
    }
    return RsExpr.block(RsBlock.of(rest));
  }

  private static boolean yieldsNumber(RsExpr e) {
    return e instanceof RsExpr.If i && i.then().tail() instanceof RsExpr.IntLit;
  }

  private RsExpr condition(@Nullable Expr tag, @Nullable RsExpr value, List<Expr> cases) {
    RsExpr all = null;
    for (Expr c : cases) {
      RsExpr one = tag == null ? holds(c) : equals(tag, value, c);
      all = all == null ? one : RsExpr.binary(BinaryOp.LOR, all, one);
    }
    return all;
  }

  /** A case without a tag is compared with true, which matters where it is an interface. */
  private RsExpr holds(Expr c) {
    Type type = fn.typeOf(c);
    if (!Ty.isInterface(type)) {
      return fn.out.value(() -> fn.exprs.condition(c));
    }
    return RsExpr.binary(BinaryOp.EQ, fn.out.value(() -> fn.exprs.value(c)), fn.conversions.toInterface(new RsExpr.BoolLit(true), type));
  }

  private RsExpr equals(Expr tag, RsExpr value, Expr c) {
    if (fn.isNil(c)) {
      return RsExpr.binary(BinaryOp.EQ, fn.conversions.unwrap(value, fn.typeOf(tag)), RsExpr.path("nil"));
    }
    Type t = Types.defaultType(fn.typeOf(tag));
    Type u = fn.typeOf(c);
    if (fn.isConstant(tag) && Ty.isBoolean(t)) {
      RsExpr cond = fn.out.value(() -> fn.exprs.condition(c));
      return value instanceof RsExpr.BoolLit b && b.value() ? cond : RsExpr.not(cond);
    }
    Type common = Operators.commonType(t, u);
    RsExpr left = fn.conversions.implicit(value, t, common);
    RsExpr right = fn.out.value(() -> fn.exprs.value(c, new Want(common, true, Ty.isPlain(common, BasicKind.STRING))));
    return RsExpr.binary(BinaryOp.EQ, left, right);
  }
}
