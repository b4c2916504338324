package org.go2rs.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.go2rs.transpile.rust.RsExpr.binary;
import static org.go2rs.transpile.rust.RsExpr.call;
import static org.go2rs.transpile.rust.RsExpr.deref;
import static org.go2rs.transpile.rust.RsExpr.field;
import static org.go2rs.transpile.rust.RsExpr.intLit;
import static org.go2rs.transpile.rust.RsExpr.macro;
import static org.go2rs.transpile.rust.RsExpr.method;
import static org.go2rs.transpile.rust.RsExpr.neg;
import static org.go2rs.transpile.rust.RsExpr.path;
import static org.go2rs.transpile.rust.RsExpr.str;
import static org.go2rs.transpile.rust.RsType.named;

import java.util.List;
import org.go2rs.transpile.rust.Origin;
import org.go2rs.transpile.rust.RsAttr;
import org.go2rs.transpile.rust.RsBlock;
import org.go2rs.transpile.rust.RsExpr;
import org.go2rs.transpile.rust.RsExpr.BinaryOp;
import org.go2rs.transpile.rust.RsItem;
import org.go2rs.transpile.rust.RsItem.Head;
import org.go2rs.transpile.rust.RsPat;
import org.go2rs.transpile.rust.RsPath;
import org.go2rs.transpile.rust.RsStmt;
import org.go2rs.transpile.rust.RsType;
import org.go2rs.transpile.rust.RustCrate;
import org.go2rs.transpile.rust.RustFile;
import org.go2rs.transpile.rust.Vis;
import org.junit.jupiter.api.Test;

/** What the writers print, after rustfmt. */
class WriterTest {
  private static final RsExpr A = path("a");
  private static final RsExpr B = path("b");
  private static final RsExpr C = path("c");

  private static String render(RsItem... items) {
    var file = new RustFile("src/x.rs", List.of(), List.of(), List.of(), List.of(items), null);
    var crate = new RustCrate("x", "x", RustCrate.Kind.LIBRARY, List.of(file), List.of());
    var rendered = new CrateWriter().render(List.of(crate)).get(0);
    assertThat(rendered.messages()).isEmpty();
    return rendered.files().get(0).text();
  }

  private static String body(RsStmt... stmts) {
    var text = render(fn("f", RsBlock.of(List.of(stmts))));
    return text.lines().skip(1).filter(l -> !l.equals("}")).map(l -> l.startsWith("    ") ? l.substring(4) : l).reduce((a, b) -> a + "\n" + b).orElse("");
  }

  private static RsItem fn(String name, RsBlock body) {
    return new RsItem.Fn(Head.NONE, RsItem.FnKind.PLAIN, name, List.of(), List.of(), null, body);
  }

  private static RsStmt stmt(RsExpr e) {
    return RsStmt.of(e, null);
  }

  private static RsStmt let(RsExpr e) {
    return RsStmt.let(RsPat.name("x"), e, null);
  }

  @Test
  void parenthesesOnlyWhereNeeded() {
    var sum = binary(BinaryOp.ADD, A, B);
    assertThat(body(let(binary(BinaryOp.MUL, sum, C)))).isEqualTo("let x = (a + b) * c;");
    assertThat(body(let(binary(BinaryOp.SUB, A, binary(BinaryOp.SUB, B, C))))).isEqualTo("let x = a - (b - c);");
    assertThat(body(let(binary(BinaryOp.SUB, binary(BinaryOp.SUB, A, B), C)))).isEqualTo("let x = a - b - c;");
    assertThat(body(let(new RsExpr.Cast(sum, named("u8"))))).isEqualTo("let x = (a + b) as u8;");
    assertThat(body(let(binary(BinaryOp.LT, new RsExpr.Cast(A, named("u8")), B)))).isEqualTo("let x = (a as u8) < b;");
    assertThat(body(let(method(deref(A), "m")))).isEqualTo("let x = (*a).m();");
    assertThat(body(let(deref(method(A, "m"))))).isEqualTo("let x = *a.m();");
    assertThat(body(let(method(neg(intLit(1)), "m")))).isEqualTo("let x = (-1).m();");
    assertThat(body(let(call(field(A, "f"), B)))).isEqualTo("let x = (a.f)(b);");
    assertThat(body(let(binary(BinaryOp.LAND, binary(BinaryOp.LOR, A, B), RsExpr.not(C))))).isEqualTo("let x = (a || b) && !c;");
    assertThat(body(let(binary(BinaryOp.EQ, binary(BinaryOp.EQ, A, B), C)))).isEqualTo("let x = (a == b) == c;");
  }

  @Test
  void structLiteralBeforeABrace() {
    var lit = new RsExpr.StructLit(RsPath.of("P"), List.of(new RsExpr.FieldInit("a", A)), null);
    var cond = new RsExpr.If(binary(BinaryOp.EQ, B, lit), RsBlock.of(List.of(stmt(call(C)))), null);
    assertThat(body(stmt(cond))).isEqualTo("if b == (P { a }) {\n    c();\n}");
    assertThat(body(stmt(new RsExpr.If(call(B, lit), RsBlock.of(List.of(stmt(call(C)))), null)))).startsWith("if b(P { a }) {");
  }

  @Test
  void blockAtTheStartOfAStatement() {
    var match = new RsExpr.Match(A, List.of(new RsExpr.Arm(RsPat.WILD, null, B)));
    assertThat(body(stmt(method(match, "m")))).startsWith("(match a {");
  }

  @Test
  void literals() {
    assertThat(body(let(str("a\n\"\u0007ß")))).isEqualTo("let x = \"a\\n\\\"\\u{7}ß\";");
    assertThat(body(let(new RsExpr.ByteStrLit("\u00ff'\"")))).isEqualTo("let x = b\"\\xff'\\\"\";");
    assertThat(body(let(new RsExpr.CharLit('\'')))).isEqualTo("let x = '\\'';");
    assertThat(body(let(new RsExpr.IntLit("7", "isize")))).isEqualTo("let x = 7isize;");
  }

  @Test
  void rangeOverFunction() {
    var loop =
        new RsExpr.RangeOver(
            "outer", RsPat.name("title"), method(path("titles"), "all"), RsBlock.of(List.of(stmt(new RsExpr.If(A, RsBlock.of(List.of(stmt(new RsExpr.Continue("outer")))), null)), stmt(macro("p", B)))));
    assertThat(body(stmt(loop))).isEqualTo("range!('outer: title in titles.all() => {\n    if a {\n        continue 'outer;\n    }\n    p!(b);\n});");
    var plain = new RsExpr.RangeOver(null, RsPat.name("v"), A, RsBlock.of(List.of(stmt(loop))));
    assertThat(body(stmt(plain))).startsWith("range!(v in a => {\n    range!('outer: title");
  }

  @Test
  void select() {
    var select =
        new RsExpr.Select(
            List.of(
                new RsExpr.SelectArm.Comm(RsPat.name("v"), method(A, "recv"), new RsExpr.OpAssign(BinaryOp.ADD, path("sum"), path("v"))),
                new RsExpr.SelectArm.Comm(RsPat.WILD, method(B, "recv"), new RsExpr.Return(path("sum"))),
                new RsExpr.SelectArm.Comm(null, method(C, "send", intLit(7)), RsExpr.block(RsBlock.of(List.of(stmt(call(A)), stmt(call(B)))))),
                new RsExpr.SelectArm.Default(RsExpr.block(RsBlock.EMPTY))));
    assertThat(body(stmt(select)))
        .isEqualTo("select! {\n    v = a.recv() => sum += v,\n    _ = b.recv() => return sum,\n    c.send(7) => {\n        a();\n        b();\n    }\n    default => {}\n}");
  }

  @Test
  void keyedLiterals() {
    var map = new RsExpr.MapLit(RsPath.of("map"), List.of(new RsExpr.Entry(str("a"), intLit(1)), new RsExpr.Entry(str("b"), binary(BinaryOp.GE, A, B))));
    assertThat(body(let(map))).isEqualTo("let x = map! { \"a\" => 1, \"b\" => (a >= b) };");
    var slice = new RsExpr.IndexedLit(RsPath.of("slice"), intLit(7), List.of(new RsExpr.Entry(intLit(5), A), new RsExpr.Entry(intLit(6), map)));
    assertThat(body(let(slice))).isEqualTo("let x = slice![7; 5 => a, 6 => map! { \"a\" => 1, \"b\" => (a >= b) }];");
  }

  @Test
  void itemsOfTheBank() {
    var derive = RsAttr.of("derive", "Go", "PartialEq", "Eq");
    var kind = new RsItem.TupleStruct(new Head(List.of(), List.of(), List.of(derive), Vis.PUBLIC, null), "Kind", List.of(), List.of(new RsItem.TupleField(Vis.PUBLIC, named("isize"))));
    var account =
        new RsItem.Struct(
            new Head(List.of(), List.of("Account is one customer's account."), List.of(RsAttr.of("derive", "Go")), Vis.PUBLIC, null),
            "Account",
            List.of(),
            List.of(
                new RsItem.FieldDef(Head.NONE.withVis(Vis.PUBLIC), "owner", named("Str"), null),
                new RsItem.FieldDef(Head.NONE, "history", named("Slice", named("i64")), "newest last")));
    var itf =
        new RsItem.Interface(
            Head.NONE.withVis(Vis.PUBLIC), "Describer", List.of(), List.of(), List.of(new RsItem.MethodSig(Head.NONE, "describe", List.of(), named("Str"))));
    var map =
        new RsItem.Fn(
            Head.NONE.withVis(Vis.PUBLIC),
            RsItem.FnKind.PLAIN,
            "map",
            List.of(RsItem.GenericParam.of("T", named("Go")), RsItem.GenericParam.of("U", named("Go"))),
            List.of(RsItem.Param.of("in_", named("Slice", named("T"))), RsItem.Param.of("f", RsType.func(List.of(named("T")), named("U")))),
            named("Slice", named("U")),
            new RsBlock(
                List.of(
                    RsStmt.let(RsPat.name("out", true), call(RsPath.of("Slice", "with_capacity"), List.of(method(path("in_"), "len"))), null),
                    stmt(new RsExpr.For(null, RsPat.name("v"), path("in_"), RsBlock.of(List.of(stmt(method(path("out"), "push", call(path("f"), path("v"))))))))),
                path("out")));
    assertThat(render(kind, account, itf, map))
        .isEqualTo(
            """
            #[derive(Go, PartialEq, Eq)]
            pub struct Kind(pub isize);

            /// Account is one customer's account.
            #[derive(Go)]
            pub struct Account {
                pub owner: Str,
                history: Slice<i64>, // newest last
            }

            interface! {
                pub Describer {
                    fn describe() -> Str;
                }
            }

            pub fn map<T: Go, U: Go>(in_: Slice<T>, f: Func<dyn Fn(T) -> U>) -> Slice<U> {
                let mut out = Slice::with_capacity(in_.len());
                for v in in_ {
                    out.push(f(v));
                }
                out
            }
            """);
  }

  @Test
  void hiddenFile() {
    var entry = new RsItem.MethodEntry(List.of(), RsItem.MethodKind.POINTER, "lend", List.of("item"), List.of(RsItem.Param.of("n", named("isize"))), named("isize"));
    var text =
        render(
            new RsItem.Methods(Head.NONE, List.of(new RsItem.MethodTable(named("Book"), List.of(), List.of("item"), List.of(entry)))),
            new RsItem.Variadics(Head.NONE, List.of(new RsItem.Variadic("println", 0))));
    assertThat(text).contains("Book {\n        embed item;\n        ptr lend [item.](n: isize) -> isize;\n    }").contains("    println(0)");
  }

  @Test
  void linesKeepTheirOrigin() {
    var long1 = call(path("function_with_a_rather_long_name"), path("first_argument_of_it"), path("second_argument_of_it"), path("third_argument_of_it"));
    var file =
        new RustFile(
            "src/x.rs",
            List.of(),
            List.of(),
            List.of(),
            List.of(fn("f", RsBlock.of(List.of(RsStmt.of(long1, new Origin("x.go", 3, 1)), RsStmt.of(call(A), new Origin("x.go", 4, 1)))))),
            "x.go");
    var rendered = new CrateWriter().render(List.of(new RustCrate("x", "x", RustCrate.Kind.LIBRARY, List.of(file), List.of()))).get(0).files().get(0);
    int line = rendered.text().lines().toList().indexOf("    a();") + 1;
    assertThat(rendered.lines().originOf(line).line()).isEqualTo(4);
    assertThat(rendered.lines().originOf(2).line()).isEqualTo(3);
  }
}
