package org.go2rs.transpile.decl;

import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.go2rs.frontend.ast.AssignStmt;
import org.go2rs.frontend.ast.BinaryExpr;
import org.go2rs.frontend.ast.Expr;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.ast.Ident;
import org.go2rs.frontend.ast.IndexExpr;
import org.go2rs.frontend.ast.Node;
import org.go2rs.frontend.ast.Nodes;
import org.go2rs.frontend.ast.RangeStmt;
import org.go2rs.frontend.ast.SelectorExpr;
import org.go2rs.frontend.ast.SliceExpr;
import org.go2rs.frontend.ast.StarExpr;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.source.SourceFile;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Interface;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.Selection;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.frontend.types.Var;
import org.go2rs.transpile.analysis.Walk;
import org.jspecify.annotations.Nullable;

/**
 * How each method takes its receiver. A pointer receiver is {@code &mut self} unless the method works without following it: because it compares it with nil,
 * assigns it, or never dereferences it. A call of another such method on the receiver is no dereference, so the answer is a fixed point.
 */
final class Receivers {
  private final PackageContext pkg;
  private final Map<Func, FuncDecl> declared = new IdentityHashMap<>();
  private final Set<Func> pointers = new HashSet<>();

  Receivers(PackageContext pkg) {
    this.pkg = pkg;
    for (var file : pkg.files()) {
      for (var decl : file.decls()) {
        if (decl instanceof FuncDecl d && d.recv() != null && pkg.info().defs.get(d.name()) instanceof Func f && f.hasPtrRecv()) {
          declared.put(f, d);
        }
      }
    }
    declared.forEach(this::addIfNilAware);
    boolean changed = true;
    while (changed) {
      changed = false;
      for (var entry : declared.entrySet()) {
        if (!pointers.contains(entry.getKey()) && !dereferences(entry.getKey(), entry.getValue())) {
          changed |= pointers.add(entry.getKey());
        }
      }
    }
  }

  ReceiverForm of(Func method) {
    Func f = method.origin();
    if (!f.hasPtrRecv()) {
      return ReceiverForm.VALUE;
    }
    if (f.pkg() == pkg.pkg()) {
      return pointers.contains(f) ? ReceiverForm.PTR : ReceiverForm.REF_MUT;
    }
    return trait(f) == null ? ReceiverForm.REF_MUT : ReceiverForm.PTR;
  }

  /** The trait through which a method with a receiver that may be nil is called on pointers; null for other methods. */
  @Nullable String trait(Func method) {
    Func f = method.origin();
    if (f.pkg() != pkg.pkg()) {
      PackageSummary summary = f.pkg() == null ? null : pkg.summary(f.pkg().path());
      return summary == null ? null : summary.nilReceivers().get(key(f));
    }
    Named owner = pointers.contains(f) ? f.recvNamed() : null;
    return owner == null ? null : trait(owner, block(f));
  }

  /** The block that such a method of a type stands in: there is one a file, and one for each set of names that the methods give the type's parameters. */
  private record Block(String file, List<String> params) {}

  private Block block(Func f) {
    SourceFile home = pkg.fileSet().file(f.pos());
    return new Block(home == null ? "" : home.name(), f.signature().recvTypeParams().stream().map(TypeParam::name).toList());
  }

  /** Each block has a trait of its own. */
  private String trait(Named owner, Block block) {
    List<Block> blocks = owner.origin().methods().stream()
        .filter(pointers::contains)
        .sorted(Comparator.comparingInt(Func::pos))
        .map(this::block)
        .distinct()
        .sorted(Comparator.comparing(Block::file))
        .toList();
    int index = blocks.indexOf(block);
    return "NilReceiverOf" + pkg.names().of(owner.obj()) + (index <= 0 ? "" : Integer.toString(index + 1));
  }

  /** The forms that importers cannot guess. */
  Map<String, String> table() {
    var out = new TreeMap<String, String>();
    pointers.forEach(f -> out.put(key(f), trait(f)));
    return out;
  }

  private static String key(Func method) {
    Named owner = method.recvNamed();
    return (owner == null ? "" : owner.obj().name()) + "." + method.name();
  }

  /** A method whose receiver has no body to look at is implemented in Rust and takes {@code &mut self}. */
  private void addIfNilAware(Func f, FuncDecl decl) {
    if (decl.body() == null) {
      return;
    }
    Var recv = receiver(decl);
    if (recv == null || Walk.any(decl.body(), n -> comparesOrAssigns(n, recv))) {
      pointers.add(f);
    }
  }

  private @Nullable Var receiver(FuncDecl decl) {
    var names = decl.recv().list().get(0).names();
    return !names.isEmpty() && pkg.info().defs.get(names.get(0)) instanceof Var v ? v : null;
  }

  private boolean comparesOrAssigns(Node node, Var recv) {
    return node instanceof BinaryExpr b && (b.op() == Token.EQL || b.op() == Token.NEQ) && (isNil(b.x()) && is(b.y(), recv) || isNil(b.y()) && is(b.x(), recv))
        || node instanceof AssignStmt a && a.lhs().stream().anyMatch(e -> is(e, recv))
        || node instanceof RangeStmt r && (r.key() != null && is(r.key(), recv) || r.value() != null && is(r.value(), recv));
  }

  private boolean isNil(Expr e) {
    var tv = pkg.info().types.get(e);
    return tv != null && tv.isNil();
  }

  private boolean is(Expr e, Var recv) {
    return Nodes.unparen(e) instanceof Ident id && pkg.info().uses.get(id) == recv;
  }

  private boolean dereferences(Func f, FuncDecl decl) {
    Var recv = receiver(decl);
    return decl.body() == null || recv == null || Walk.any(decl.body(), n -> dereferences(n, recv));
  }

  private boolean dereferences(Node node, Var recv) {
    return node instanceof StarExpr s && is(s.x(), recv)
        || node instanceof IndexExpr i && is(i.x(), recv)
        || node instanceof SliceExpr s && is(s.x(), recv)
        || node instanceof RangeStmt r && is(r.x(), recv)
        || node instanceof SelectorExpr s && is(s.x(), recv) && followed(s);
  }

  private boolean followed(SelectorExpr s) {
    Selection selection = pkg.info().selections.get(s);
    if (selection == null || !(selection.obj() instanceof Func m) || selection.index().size() > 1) {
      return true;
    }
    boolean iface = m.signature().recv() != null && m.signature().recv().type().underlying() instanceof Interface;
    return iface || of(m) != ReceiverForm.PTR;
  }
}
