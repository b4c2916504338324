package org.go2rs.frontend.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Writes types as Go's type checker does. With a {@link Context} it writes a hash instead: identical types have the same hash unless they are spelled
 * differently, and the text tells declared types of the same name apart.
 */
final class TypeWriter {
  private final StringBuilder out = new StringBuilder();
  private final Set<Type> open = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Qualifier qualifier;
  private final @Nullable Context hashing;
  private boolean paramNames = true;
  private boolean annotatePackage;
  private boolean identity;

  /** Type parameters of the signature that is being hashed: they are written as numbers. */
  private List<TypeParam> bound = List.of();

  private TypeWriter(Qualifier qualifier, @Nullable Context hashing) {
    this.qualifier = qualifier;
    this.hashing = hashing;
  }

  static TypeWriter plain(Qualifier qualifier) {
    return new TypeWriter(qualifier, null);
  }

  /** Leaves out parameter names; {@code annotatePackage} marks the first unexported field with its package. */
  static TypeWriter forMethod(Qualifier qualifier, boolean annotatePackage) {
    TypeWriter writer = new TypeWriter(qualifier, null);
    writer.paramNames = false;
    writer.annotatePackage = annotatePackage;
    return writer;
  }

  /** Writes the same for identical types, of whatever packages. */
  static TypeWriter forIdentity() {
    TypeWriter writer = new TypeWriter(Qualifier.FULL_PATH, null);
    writer.paramNames = false;
    writer.identity = true;
    return writer;
  }

  static String hash(Context context, Type origin, List<Type> typeArgs) {
    TypeWriter writer = new TypeWriter(Qualifier.FULL_PATH, context);
    writer.type(origin);
    if (!typeArgs.isEmpty()) {
      writer.typeList(typeArgs);
    }
    return writer.out.toString();
  }

  @Override
  public String toString() {
    return out.toString();
  }

  void type(@Nullable Type type) {
    if (type == null) {
      error("nil");
      return;
    }
    if (!open.add(type)) {
      error("cycle to " + type.getClass().getSimpleName());
      return;
    }
    switch (type) {
      case Basic t -> out.append(t == Basic.UNSAFE_POINTER ? prefix(Universe.UNSAFE) + t.name() : t.name());
      case Array t -> {
        out.append('[').append(t.len()).append(']');
        type(t.elem());
      }
      case Slice t -> {
        out.append("[]");
        type(t.elem());
      }
      case Struct t -> struct(t);
      case Pointer t -> {
        out.append('*');
        type(t.elem());
      }
      case Tuple t -> tuple(t, false);
      case Signature t -> {
        out.append("func");
        signature(t);
      }
      case Union t -> union(t);
      case Interface t -> iface(t);
      case MapType t -> {
        out.append("map[");
        type(t.key());
        out.append(']');
        type(t.elem());
      }
      case Chan t -> chan(t);
      case Named t -> named(t);
      case TypeParam t -> typeParam(t);
      case Alias t -> alias(t);
    }
    open.remove(type);
  }

  private void error(String message) {
    if (hashing != null) {
      throw new IllegalStateException("cannot hash a type: " + message);
    }
    out.append('<').append(message).append('>');
  }

  /** Between elements of a list: a separator and, unless this is a hash, a space. */
  private void separator(char c) {
    out.append(c);
    if (hashing == null) {
      out.append(' ');
    }
  }

  private String prefix(@Nullable Pkg pkg) {
    String qualified = pkg == null ? "" : qualifier.qualify(pkg);
    return qualified.isEmpty() ? "" : qualified + ".";
  }

  private void struct(Struct t) {
    out.append("struct{");
    for (int i = 0; i < t.size(); i++) {
      if (i > 0) {
        separator(';');
      }
      field(t.field(i));
      if (!t.tag(i).isEmpty()) {
        out.append(hashing == null ? " " : "#").append(GoQuote.quote(t.tag(i)));
      }
    }
    out.append('}');
  }

  private void field(Var field) {
    Pkg pkg = field.pkg();
    boolean annotate = annotatePackage && pkg != null && !field.exported();
    annotatePackage &= !annotate;
    if (identity) {
      out.append(field.embedded() ? "embedded " : "").append(identityOf(field)).append(' ');
    } else if (!field.embedded()) {
      out.append(field.name()).append(hashing == null ? ' ' : '#');
    }
    type(field.type());
    if (annotate) {
      out.append(" /* package ").append(pkg.path()).append(" */ ");
    }
  }

  /** Unexported names of different packages differ. */
  private static String identityOf(Obj member) {
    return member.exported() || member.pkg() == null ? member.name() : member.pkg().path() + "." + member.name();
  }

  private void union(Union t) {
    if (t.terms().isEmpty()) {
      error("empty union");
    }
    for (int i = 0; i < t.terms().size(); i++) {
      out.append(i > 0 ? " | " : "").append(t.terms().get(i).tilde() ? "~" : "");
      type(t.terms().get(i).type());
    }
  }

  private void iface(Interface t) {
    if (hashing != null) {
      out.append("interface{");
      typeSet(t.typeSet());
      out.append('}');
      return;
    }
    if (identity && t.typeSet().terms().isAll() && !t.typeSet().comparable()) {
      out.append("interface{");
      for (Func method : t.allMethods()) {
        out.append(identityOf(method));
        signature(method.signature());
        separator(';');
      }
      out.append('}');
      return;
    }
    named(t);
  }

  /** An interface as a reader knows it: {@code any}, a constraint's only term, or its methods and what it embeds. */
  private void named(Interface t) {
    if (t == Universe.ANY_INTERFACE) {
      out.append("any");
      return;
    }
    if (t == Universe.COMPARABLE.underlyingOrNull()) {
      out.append("interface{comparable}");
      return;
    }
    if (t.isImplicit()) {
      if (t.methods().isEmpty() && t.embeddeds().size() == 1) {
        type(t.embeddeds().get(0));
        return;
      }
      out.append("/* implicit */ ");
    }
    out.append("interface{");
    boolean first = true;
    for (Func method : t.methods()) {
      first = next(first);
      out.append(method.name());
      signature(method.signature());
    }
    for (Type embedded : t.embeddeds()) {
      first = next(first);
      type(embedded);
    }
    out.append('}');
  }

  private boolean next(boolean first) {
    if (!first) {
      separator(';');
    }
    return false;
  }

  /** The part of an interface's hash that matters for identity: the order of terms does not. */
  private void typeSet(TypeSet set) {
    boolean first = true;
    for (Func method : set.methods()) {
      first = next(first);
      out.append(method.name());
      signature(method.signature());
    }
    if (set.comparable()) {
      first = next(first);
      out.append("comparable");
    }
    if (set.terms().isAll()) {
      return;
    }
    List<String> terms = new ArrayList<>();
    for (Union.Term term : set.terms().list()) {
      terms.add((term.tilde() ? "~" : "") + hash(hashing, term.type(), List.of()));
    }
    Collections.sort(terms);
    next(first);
    out.append(String.join("|", terms));
  }

  private void chan(Chan t) {
    out.append(
        switch (t.dir()) {
          case SEND_RECV -> "chan ";
          case SEND_ONLY -> "chan<- ";
          case RECV_ONLY -> "<-chan ";
        });
    // chan (<-chan T) needs parentheses: without them it reads as (chan<-) chan T.
    boolean parens = t.dir() == Chan.Dir.SEND_RECV && t.elem() instanceof Chan elem && elem.dir() == Chan.Dir.RECV_ONLY;
    out.append(parens ? "(" : "");
    type(t.elem());
    out.append(parens ? ")" : "");
  }

  private void named(Named t) {
    if (hashing != null) {
      out.append(hashing.id(t.origin()));
    }
    typeName(t.obj());
    if (t.isInstance()) {
      typeList(t.typeArgs());
    } else if (hashing == null && !t.typeParams().isEmpty()) {
      typeParams(t.typeParams());
    }
  }

  private void alias(Alias t) {
    if (identity) {
      type(t.actual());
      return;
    }
    typeName(t.obj());
    if (!t.typeArgs().isEmpty()) {
      typeList(t.typeArgs());
    } else if (hashing == null && !t.typeParams().isEmpty()) {
      typeParams(t.typeParams());
    }
    if (hashing != null) {
      type(t.actual());
    }
  }

  private void typeName(TypeName obj) {
    out.append(prefix(obj.pkg())).append(obj.name());
  }

  private void typeParam(TypeParam t) {
    int index = bound.indexOf(t);
    if (index >= 0) {
      out.append('$').append(index);
      return;
    }
    out.append(t.name());
    if (hashing != null) {
      out.append('#').append(t.id());
    } else if (Universe.SCOPE.lookup(t.name()) != null) {
      String declared = qualifier.position(t.obj().pos());
      out.append(declared.isEmpty() ? " /* type parameter */" : " /* with " + t.name() + " declared at " + declared + " */");
    }
  }

  private void typeList(List<Type> list) {
    out.append('[');
    for (int i = 0; i < list.size(); i++) {
      if (i > 0) {
        separator(',');
      }
      type(list.get(i));
    }
    out.append(']');
  }

  /** {@code [P, Q any, R ~int]}: parameters with the same constraint are grouped. */
  void typeParams(List<TypeParam> list) {
    out.append('[');
    Type previous = null;
    for (TypeParam param : list) {
      if (previous != null) {
        if (param.constraint() != previous) {
          out.append(' ');
          type(previous);
        }
        separator(',');
      }
      previous = param.constraint();
      type(param);
    }
    if (previous != null) {
      out.append(' ');
      type(previous);
    }
    out.append(']');
  }

  void tuple(Tuple tuple, boolean variadic) {
    out.append('(');
    for (int i = 0; i < tuple.size(); i++) {
      if (i > 0) {
        separator(',');
      }
      Var v = tuple.at(i);
      if (hashing == null && !v.name().isEmpty() && paramNames) {
        out.append(v.name()).append(' ');
      }
      if (variadic && i == tuple.size() - 1) {
        variadicParam(v.type());
      } else {
        type(v.type());
      }
    }
    out.append(')');
  }

  private void variadicParam(Type type) {
    if (type instanceof Slice slice) {
      out.append("...");
      type(slice.elem());
    } else {
      // append([]byte, string...) has such a signature.
      type(type);
      out.append("...");
    }
  }

  void signature(Signature sig) {
    List<TypeParam> outer = bound;
    if (sig.isGeneric()) {
      if (hashing != null) {
        bound = sig.typeParams();
      }
      typeParams(sig.typeParams());
    }
    tuple(sig.params(), sig.variadic());
    results(sig.results());
    bound = outer;
  }

  private void results(Tuple results) {
    if (results.size() == 0) {
      return;
    }
    out.append(hashing == null ? ' ' : '#');
    if (results.size() == 1 && (hashing != null || identity || results.at(0).name().isEmpty())) {
      type(results.typeAt(0));
    } else {
      tuple(results, false);
    }
  }
}
