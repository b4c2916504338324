package org.go2rs.templates;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.go2rs.transpile.rust.Origin;
import org.go2rs.transpile.rust.RsAttr;
import org.go2rs.transpile.rust.RsItem;

/** Prints items: each record that is more than a line has a template of its name. */
final class ItemWriter {
  private final TemplateEngine templates;
  private final Origins origins;
  private final ExprWriter exprs;
  private final TypeWriter types;

  ItemWriter(TemplateEngine templates, Origins origins) {
    this.templates = templates;
    this.origins = origins;
    this.exprs = new ExprWriter(templates, origins, e -> new StmtWriter(e, origins, this::item));
    this.types = exprs.types;
  }

  String item(RsItem item) {
    return switch (item) {
      case RsItem.Use i -> head(i) + "use " + useTree(i.tree()) + ";";
      case RsItem.ModDecl i -> head(i) + "mod " + i.name() + ";";
      case RsItem.Mod i -> render("Mod", i, Map.of("items", items(i.items())));
      case RsItem.ExternCrate i -> head(i) + "extern crate " + i.name() + " as _;";
      case RsItem.Const i -> DeepNests.mark(head(i) + "const " + i.name() + ": " + types.type(i.type()) + " = " + exprs.expr(i.value()) + ";");
      case RsItem.Static i -> DeepNests.mark(head(i) + "static " + i.name() + ": " + types.type(i.type()) + " = " + exprs.expr(i.value()) + ";");
      case RsItem.Struct i -> struct(i);
      case RsItem.TupleStruct i -> tupleStruct(i);
      case RsItem.TypeAlias i -> head(i) + "type " + i.name() + types.generics(i.generics()) + " = " + types.type(i.type()) + ";";
      case RsItem.Impl i -> impl(i);
      case RsItem.Trait i -> trait(i);
      case RsItem.Fn i -> DeepNests.mark(function(i));
      case RsItem.ExternBlock i -> render("ExternBlock", i, Map.of("abi", i.abi(), "items", items(i.items())));
      case RsItem.Interface i -> interfaceItem(i);
      case RsItem.Methods i -> methods(i);
      case RsItem.Constraint i -> constraint(i);
      case RsItem.Variadics i -> render("Variadics", i, Map.of("functions", i.functions().stream().map(f -> f.function() + "(" + f.fixed() + ")").toList()));
      case RsItem.MacroItem i -> head(i) + types.path(i.path(), true) + "!(" + exprs.list(i.args()) + ");";
      case RsItem.Comment i -> Text.stripEnd(Text.prefixed("//", i.lines()));
    };
  }

  private List<String> items(List<RsItem> items) {
    return items.stream().map(this::item).toList();
  }

  private String render(String template, RsItem item, Map<String, ?> values) {
    var all = new HashMap<String, Object>(values);
    all.put("head", head(item));
    all.put("text", new Text());
    return Text.stripEnd(templates.render(template, all));
  }

  private String head(RsItem item) {
    return head(item.head());
  }

  /** Comments, docs, attributes and visibility. The item's origin is that of its attributes too, for code that is derived has their place. */
  private String head(RsItem.Head head) {
    return Text.prefixed("//", head.comments())
        + Text.prefixed("///", head.docs())
        + origins.mark(head.origin())
        + head.attrs().stream().map(a -> attribute(a, "#") + "\n").collect(Collectors.joining())
        + head.vis().text;
  }

  String attribute(RsAttr attr, String sign) {
    var value = attr.value() == null ? "" : " = " + Literals.string(attr.value());
    return sign + "[" + attr.path() + value + (attr.args().isEmpty() ? "" : attr.args().stream().map(this::argument).collect(Collectors.joining(", ", "(", ")"))) + "]";
  }

  private String argument(RsAttr.Arg arg) {
    return switch (arg) {
      case RsAttr.Arg.Word w -> w.word();
      case RsAttr.Arg.Str t -> Literals.string(t.text());
      case RsAttr.Arg.Text t -> t.name() + " = " + Literals.string(t.text());
    };
  }

  private String useTree(RsItem.UseTree tree) {
    return switch (tree) {
      case RsItem.UseTree.Name t -> String.join("::", t.path()) + (t.alias() == null ? "" : " as " + t.alias());
      case RsItem.UseTree.Glob t -> String.join("::", t.path()) + "::*";
      case RsItem.UseTree.Group t -> String.join("::", t.path()) + "::{" + t.trees().stream().map(this::useTree).collect(Collectors.joining(", ")) + "}";
    };
  }

  private String struct(RsItem.Struct i) {
    return render("Struct", i, Map.of("name", i.name(), "generics", types.generics(i.generics()), "fields", i.fields().stream().map(this::field).toList()));
  }

  private String field(RsItem.FieldDef f) {
    return head(f.head()) + f.name() + ": " + types.type(f.type()) + "," + (f.trailing() == null ? "" : " // " + f.trailing());
  }

  private String tupleStruct(RsItem.TupleStruct i) {
    var fields = i.fields().stream().map(f -> f.vis().text + types.type(f.type())).collect(Collectors.joining(", "));
    return head(i) + "struct " + i.name() + types.generics(i.generics()) + "(" + fields + ");";
  }

  private String impl(RsItem.Impl i) {
    var trait = i.trait() == null ? "" : types.type(i.trait()) + " for ";
    var what = (i.unsafe() ? "unsafe " : "") + "impl" + types.generics(i.generics()) + " " + trait + types.type(i.self());
    return Text.stripEnd(templates.render("Impl", Map.of("head", head(placed(i)), "text", new Text(), "what", what, "items", items(i.items()))));
  }

  /** The head of a block of methods. Its place is the line of the first, before the column where that begins: what attributes of the block make is in no function. */
  private static RsItem.Head placed(RsItem.Impl i) {
    RsItem.Head head = i.head();
    Origin first = i.items().stream().map(m -> m.head().origin()).filter(Objects::nonNull).findFirst().orElse(null);
    Origin origin = head.origin() != null || first == null ? head.origin() : new Origin(first.file(), first.line(), 0);
    return new RsItem.Head(head.comments(), head.docs(), head.attrs(), head.vis(), origin);
  }

  private String trait(RsItem.Trait i) {
    var bounds = i.bounds().isEmpty() ? "" : ": " + types.bounds(i.bounds());
    return render("Trait", i, Map.of("name", i.name(), "generics", types.generics(i.generics()), "bounds", bounds, "items", items(i.items())));
  }

  private String function(RsItem.Fn i) {
    var signature = i.kind().text + "fn " + i.name() + types.generics(i.generics()) + "(" + params(i.params()) + ")" + types.result(i.result());
    if (i.body() == null) {
      return head(i) + signature + ";";
    }
    var body = exprs.expr(new org.go2rs.transpile.rust.RsExpr.Block(null, i.body()));
    return render("Fn", i, Map.of("signature", signature, "body", body));
  }

  private String params(List<RsItem.Param> params) {
    return params.stream().map(this::param).collect(Collectors.joining(", "));
  }

  private String param(RsItem.Param param) {
    return switch (param) {
      case RsItem.Param.Self p -> p.kind().text;
      case RsItem.Param.Typed p -> exprs.pats.pat(p.pat()) + ": " + types.type(p.type());
    };
  }

  private String interfaceItem(RsItem.Interface i) {
    var embedded = i.embedded().isEmpty() ? "" : ": " + types.bounds(i.embedded());
    var methods = i.methods().stream().map(this::methodSig).toList();
    return above(i) + render("Interface", i, Map.of("inner", inner(i), "name", i.name(), "generics", types.generics(i.generics()), "embedded", embedded, "methods", methods));
  }

  /** What stands before the macro of an item: all that it makes has the place of the macro. */
  private String above(RsItem item) {
    return Text.prefixed("//", item.head().comments()) + origins.mark(item.head().origin());
  }

  private String inner(RsItem item) {
    RsItem.Head head = item.head();
    return head(new RsItem.Head(List.of(), head.docs(), head.attrs(), head.vis(), null));
  }

  private String methodSig(RsItem.MethodSig m) {
    return head(m.head()) + "fn " + m.name() + "(" + params(m.params()) + ")" + types.result(m.result()) + ";";
  }

  private String constraint(RsItem.Constraint i) {
    var methods = i.methods().stream().map(this::methodSig).toList();
    var bounds = i.bounds().isEmpty() ? "" : ": " + types.bounds(i.bounds());
    return above(i)
        + render("Constraint", i, Map.of("inner", inner(i), "name", i.name(), "generics", types.generics(i.generics()), "bounds", bounds, "methods", methods));
  }

  private String methods(RsItem.Methods i) {
    return render("Methods", i, Map.of("tables", i.tables().stream().map(this::table).toList()));
  }

  private String table(RsItem.MethodTable table) {
    var rows = new java.util.ArrayList<String>();
    table.embedded().forEach(name -> rows.add("embed " + name + ";"));
    table.methods().forEach(m -> rows.add(methodEntry(m)));
    var values = Map.of("type", types.type(table.type()), "generics", types.generics(table.generics()), "rows", rows, "text", new Text());
    return Text.stripEnd(templates.render("MethodTable", values));
  }

  private String methodEntry(RsItem.MethodEntry m) {
    var attrs = m.attrs().stream().map(a -> attribute(a, "#") + " ").collect(Collectors.joining());
    var path = m.path().isEmpty() ? "" : " [" + String.join(".", m.path()) + ".]";
    return attrs + m.kind().text + " " + m.name() + path + "(" + params(m.params()) + ")" + types.result(m.result()) + ";";
  }
}
