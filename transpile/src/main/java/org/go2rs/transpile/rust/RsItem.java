package org.go2rs.transpile.rust;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A Rust item, or one of the prelude's macros that stand where an item stands. */
public sealed interface RsItem {
  /** Comments, attributes, visibility and origin. */
  Head head();

  /**
   * What stands before an item's keyword.
   *
   * @param comments plain comment lines above the docs, without slashes
   * @param docs doc comment lines, without slashes
   */
  record Head(List<String> comments, List<String> docs, List<RsAttr> attrs, Vis vis, @Nullable Origin origin) {
    public static final Head NONE = new Head(List.of(), List.of(), List.of(), Vis.PRIVATE, null);

    public Head {
      comments = List.copyOf(comments);
      docs = List.copyOf(docs);
      attrs = List.copyOf(attrs);
    }

    /** The same with another visibility. */
    public Head withVis(Vis vis) {
      return new Head(comments, docs, attrs, vis, origin);
    }

    /** The same with other attributes. */
    public Head withAttrs(List<RsAttr> attrs) {
      return new Head(comments, docs, attrs, vis, origin);
    }
  }

  /** {@code use tree;}. */
  record Use(Head head, UseTree tree) implements RsItem {}

  /** {@code mod name;}. */
  record ModDecl(Head head, String name) implements RsItem {}

  /** {@code mod name { items }}. */
  record Mod(Head head, String name, List<RsItem> items) implements RsItem {
    public Mod {
      items = List.copyOf(items);
    }
  }

  /** {@code extern crate name as _;}: keeps what is only linked. */
  record ExternCrate(Head head, String name) implements RsItem {}

  /** {@code const NAME: T = value;}; the name {@code _} checks at compile time. */
  record Const(Head head, String name, RsType type, RsExpr value) implements RsItem {}

  /** {@code static NAME: T = value;}. */
  record Static(Head head, String name, RsType type, RsExpr value) implements RsItem {}

  /** {@code struct Name<G> { fields }}. */
  record Struct(Head head, String name, List<GenericParam> generics, List<FieldDef> fields) implements RsItem {
    public Struct {
      generics = List.copyOf(generics);
      fields = List.copyOf(fields);
    }
  }

  /** {@code pub name: T}, with its attributes, docs, and a comment at the end of its line. */
  record FieldDef(Head head, String name, RsType type, @Nullable String trailing) {}

  /** {@code struct Name<G>(pub T);}. */
  record TupleStruct(Head head, String name, List<GenericParam> generics, List<TupleField> fields) implements RsItem {
    public TupleStruct {
      generics = List.copyOf(generics);
      fields = List.copyOf(fields);
    }
  }

  /** One element of a {@link TupleStruct}. */
  record TupleField(Vis vis, RsType type) {}

  /** {@code type Name<G> = T;}. */
  record TypeAlias(Head head, String name, List<GenericParam> generics, RsType type) implements RsItem {
    public TypeAlias {
      generics = List.copyOf(generics);
    }
  }

  /** {@code impl<G> Trait for T { items }}. */
  record Impl(Head head, boolean unsafe, List<GenericParam> generics, @Nullable RsType trait, RsType self, List<RsItem> items)
      implements RsItem {
    public Impl {
      generics = List.copyOf(generics);
      items = List.copyOf(items);
    }
  }

  /** {@code trait Name<G>: bounds { items }}; methods without body are {@link Fn} with a null body. */
  record Trait(Head head, String name, List<GenericParam> generics, List<RsType> bounds, List<RsItem> items) implements RsItem {
    public Trait {
      generics = List.copyOf(generics);
      bounds = List.copyOf(bounds);
      items = List.copyOf(items);
    }
  }

  /** A function or method. */
  record Fn(Head head, FnKind kind, String name, List<GenericParam> generics, List<Param> params, @Nullable RsType result, @Nullable RsBlock body)
      implements RsItem {
    public Fn {
      generics = List.copyOf(generics);
      params = List.copyOf(params);
    }
  }

  /** What stands before {@code fn}. {@code SAFE} is for declarations in an extern block. */
  enum FnKind {
    PLAIN(""),
    CONST("const "),
    UNSAFE("unsafe "),
    SAFE("safe "),
    EXTERN_C("unsafe extern \"C\" ");

    public final String text;

    FnKind(String text) {
      this.text = text;
    }
  }

  /** A parameter of a function. */
  sealed interface Param {
    /** A receiver; {@code text} of the kind is how it prints. */
    record Self(SelfKind kind) implements Param {}

    /** {@code pat: type}. */
    record Typed(RsPat pat, RsType type) implements Param {}

    static Param of(String name, RsType type) {
      return new Typed(RsPat.name(name), type);
    }
  }

  /** How a method takes its receiver. */
  enum SelfKind {
    VALUE("self"),
    MUT_VALUE("mut self"),
    REF("&self"),
    REF_MUT("&mut self");

    public final String text;

    SelfKind(String text) {
      this.text = text;
    }
  }

  /**
   * A generic parameter {@code T: A + B} or {@code const N: usize}.
   *
   * @param constType the type of a const parameter, else null
   */
  record GenericParam(String name, List<RsType> bounds, @Nullable RsType constType) {
    public GenericParam {
      bounds = List.copyOf(bounds);
    }

    /** A type parameter. */
    public static GenericParam of(String name, RsType... bounds) {
      return new GenericParam(name, List.of(bounds), null);
    }
  }

  /** {@code unsafe extern "abi" { items }}. */
  record ExternBlock(Head head, String abi, List<RsItem> items) implements RsItem {
    public ExternBlock {
      items = List.copyOf(items);
    }
  }

  /**
   * {@code interface! { pub Name<G>: Embedded { fn m(x: A) -> R; } }}.
   *
   * @param embedded embedded interfaces, printed after a colon; the methods list is then what the interface adds itself
   */
  record Interface(Head head, String name, List<GenericParam> generics, List<RsType> embedded, List<MethodSig> methods)
      implements RsItem {
    public Interface {
      generics = List.copyOf(generics);
      embedded = List.copyOf(embedded);
      methods = List.copyOf(methods);
    }
  }

  /** One method of an {@link Interface}; {@code head} holds docs and attributes. */
  record MethodSig(Head head, String name, List<Param> params, @Nullable RsType result) {
    public MethodSig {
      params = List.copyOf(params);
    }
  }

  /** {@code constraint! { pub Name<G>: Bound { fn m(x: A) -> R; } }}: a trait of everything that has the capability and the methods. */
  record Constraint(Head head, String name, List<GenericParam> generics, List<RsType> bounds, List<MethodSig> methods) implements RsItem {
    public Constraint {
      generics = List.copyOf(generics);
      bounds = List.copyOf(bounds);
      methods = List.copyOf(methods);
    }
  }

  /** {@code go2rs::methods! { Type { .. } .. }}: the method tables of a crate. */
  record Methods(Head head, List<MethodTable> tables) implements RsItem {
    public Methods {
      tables = List.copyOf(tables);
    }
  }

  /**
   * The method table of one type.
   *
   * @param embedded the names of embedded fields
   */
  record MethodTable(RsType type, List<GenericParam> generics, List<String> embedded, List<MethodEntry> methods) {
    public MethodTable {
      generics = List.copyOf(generics);
      embedded = List.copyOf(embedded);
      methods = List.copyOf(methods);
    }
  }

  /**
   * One row of a method table: {@code #[..] ptr name [a.b.](x: A) -> R;}.
   *
   * @param path the embedded fields that lead to the method's owner, empty for the type's own methods
   */
  record MethodEntry(List<RsAttr> attrs, MethodKind kind, String name, List<String> path, List<Param> params, @Nullable RsType result) {
    public MethodEntry {
      attrs = List.copyOf(attrs);
      path = List.copyOf(path);
      params = List.copyOf(params);
    }
  }

  /** How a method in a table takes its receiver. */
  enum MethodKind {
    /** In the method set of the value. */
    VALUE("val"),
    /** Of the pointer alone: {@code &mut self}. */
    POINTER("ptr"),
    /** Of the pointer alone: {@code this: Ptr<Self>}, which may be nil. */
    NIL_POINTER("nil");

    public final String text;

    MethodKind(String text) {
      this.text = text;
    }
  }

  /** {@code go2rs::variadic! { println(0) sprintf(1) }}: macros for functions whose last parameter takes anything. */
  record Variadics(Head head, List<Variadic> functions) implements RsItem {
    public Variadics {
      functions = List.copyOf(functions);
    }
  }

  /** A function and how many parameters come before its variadic one. */
  record Variadic(String function, int fixed) {}

  /** An item macro with expressions as arguments: {@code path!(args);}. */
  record MacroItem(Head head, RsPath path, List<RsExpr> args) implements RsItem {
    public MacroItem {
      args = List.copyOf(args);
    }
  }

  /** Comment lines that stand between items. */
  record Comment(List<String> lines) implements RsItem {
    public Comment {
      lines = List.copyOf(lines);
    }

    @Override
    public Head head() {
      return Head.NONE;
    }
  }

  /** What a {@code use} brings in. */
  sealed interface UseTree {
    /** {@code a::b} or {@code a::b as c}. */
    record Name(List<String> path, @Nullable String alias) implements UseTree {
      public Name {
        path = List.copyOf(path);
      }
    }

    /** {@code a::b::*}. */
    record Glob(List<String> path) implements UseTree {
      public Glob {
        path = List.copyOf(path);
      }
    }

    /** {@code a::{b, c}}. */
    record Group(List<String> path, List<UseTree> trees) implements UseTree {
      public Group {
        path = List.copyOf(path);
        trees = List.copyOf(trees);
      }
    }
  }
}
