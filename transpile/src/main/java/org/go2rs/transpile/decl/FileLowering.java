package org.go2rs.transpile.decl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.go2rs.frontend.ast.BadDecl;
import org.go2rs.frontend.ast.CommentGroup;
import org.go2rs.frontend.ast.Decl;
import org.go2rs.frontend.ast.FuncDecl;
import org.go2rs.frontend.ast.GenDecl;
import org.go2rs.frontend.types.Func;
import org.go2rs.frontend.types.Named;
import org.go2rs.frontend.types.TypeParam;
import org.go2rs.transpile.rust.Provenance;
import org.go2rs.transpile.rust.RsAttr;
import org.go2rs.transpile.rust.RsItem;
import org.go2rs.transpile.rust.RsItem.Head;
import org.go2rs.transpile.rust.RsPath;
import org.go2rs.transpile.rust.RsType;
import org.go2rs.transpile.rust.RustFile;
import org.go2rs.transpile.rust.Vis;
import org.jspecify.annotations.Nullable;

/** Lowers one file: its declarations in their order, methods gathered in {@code impl} blocks as long as they follow each other. */
final class FileLowering {
  private final FileContext file;
  private final ConstDecls consts;
  private final VarDecls vars;
  private final TypeDecls types;
  private final FuncDecls funcs;
  private final List<Slot> slots = new ArrayList<>();
  private final Map<String, Slot> nilReceivers = new LinkedHashMap<>();
  private @Nullable Slot open;

  /** An item, or an {@code impl} block that still takes methods. */
  private static final class Slot {
    final @Nullable RsItem item;
    final @Nullable String key;
    final @Nullable Func first;
    final List<RsItem> methods = new ArrayList<>();

    Slot(@Nullable RsItem item, @Nullable String key, @Nullable Func first) {
      this.item = item;
      this.key = key;
      this.first = first;
    }
  }

  FileLowering(FileContext file, BodyLowering bodies, InitPlan plan, Set<String> rustFunctions) {
    this.file = file;
    this.consts = new ConstDecls(file);
    this.vars = new VarDecls(file, bodies, plan);
    this.types = new TypeDecls(file);
    this.funcs = new FuncDecls(file, bodies, plan, rustFunctions);
  }

  /** Lowers the declarations; {@link #finish} makes the file when all files of the package are lowered. */
  void lower() {
    int at = file.file().name().end();
    for (Decl decl : file.file().decls()) {
      comments(at, start(decl));
      at = decl.end();
      switch (decl) {
        case BadDecl d -> throw new IllegalArgumentException("a file with syntax errors reached lowering");
        case GenDecl d -> general(d);
        case FuncDecl d -> function(d);
      }
    }
    comments(at, Integer.MAX_VALUE);
  }

  private static int start(Decl decl) {
    CommentGroup doc =
        switch (decl) {
          case BadDecl d -> null;
          case GenDecl d -> d.doc();
          case FuncDecl d -> d.doc();
        };
    return doc == null ? decl.pos() : doc.pos();
  }

  /** Comments that stand alone between declarations. */
  private void comments(int from, int to) {
    for (CommentGroup group : file.file().comments()) {
      if (group.pos() < from || group.end() > to || isTrailing(group, from)) {
        continue;
      }
      var lines = Docs.lines(group);
      if (!lines.isEmpty()) {
        add(new RsItem.Comment(lines));
      }
    }
  }

  /** A comment on the last line of a declaration belongs to it. */
  private boolean isTrailing(CommentGroup group, int end) {
    var source = file.file().source();
    return source.line(group.pos()) == source.line(Math.max(source.base(), end - 1));
  }

  private void add(RsItem item) {
    slots.add(new Slot(item, null, null));
    open = null;
  }

  private void general(GenDecl decl) {
    List<RsItem> items =
        switch (decl.tok()) {
          case CONST -> consts.lower(decl);
          case VAR -> vars.lower(decl);
          case TYPE -> types.lower(decl);
          default -> List.of();
        };
    items.forEach(this::add);
  }

  private void function(FuncDecl decl) {
    if (decl.recv() != null && file.pkg().info().defs.get(decl.name()) instanceof Func f) {
      if (!f.name().equals("_")) {
        method(decl, f);
      }
      return;
    }
    RsItem item = funcs.function(decl);
    if (item != null) {
      add(item);
    }
  }

  private void method(FuncDecl decl, Func f) {
    RsItem item = funcs.method(decl, f);
    if (item == null) {
      return;
    }
    String key = implKey(f);
    if (file.pkg().receiver(f) == ReceiverForm.PTR) {
      // One attributed block a type and file: its trait has one name.
      Slot slot = nilReceivers.get(key);
      if (slot == null) {
        slot = new Slot(null, key, f);
        nilReceivers.put(key, slot);
        slots.add(slot);
        open = null;
      }
      slot.methods.add(item);
      return;
    }
    if (open == null || !key.equals(open.key)) {
      open = new Slot(null, key, f);
      slots.add(open);
    }
    open.methods.add(item);
  }

  private static String implKey(Func f) {
    Named owner = f.recvNamed();
    var params = f.signature().recvTypeParams().stream().map(TypeParam::name).toList();
    return (owner == null ? "" : owner.obj().name()) + params;
  }

  /** The file with all that other files asked of it: hoisted types, and the paths that it uses. */
  RustFile finish() {
    var items = new ArrayList<RsItem>();
    for (Slot slot : slots) {
      items.add(slot.item != null ? slot.item : impl(slot));
    }
    for (HoistedTypes.Local local : file.pkg().hoisted().locals(file)) {
      items.addAll(types.local(local));
    }
    items.addAll(types.hoisted());
    var all = new ArrayList<>(file.uses());
    all.addAll(items);
    var header = new ArrayList<String>();
    for (CommentGroup group : file.file().comments()) {
      if (group.end() <= file.file().packagePos() && group != file.file().doc()) {
        var lines = Docs.lines(group);
        if (!lines.isEmpty() && !header.isEmpty()) {
          header.add("");
        }
        header.addAll(lines);
      }
    }
    return new RustFile("src/" + file.module() + ".rs", header, Docs.lines(file.file().doc()), List.of(), all, file.pkg().shownPath(file.file()), new Provenance(file.exprOrigins(), GoFunctions.of(file.pkg(), file.file()), file.pkg().directives(file.file())));
  }

  private RsItem impl(Slot slot) {
    Func f = slot.first;
    Named owner = f.recvNamed();
    var bounds = new Bounds(file);
    var params = f.signature().recvTypeParams();
    RsPath self = file.path(owner.obj()).withArgs(bounds.arguments(params));
    boolean nil = file.pkg().receiver(f) == ReceiverForm.PTR;
    var head = nil ? new Head(List.of(), List.of(), List.of(nilAttr(f, owner)), Vis.PRIVATE, null) : Head.NONE;
    return new RsItem.Impl(head, false, bounds.generics(params), null, new RsType.Path(self), slot.methods);
  }

  private RsAttr nilAttr(Func f, Named owner) {
    String trait = file.pkg().receivers().trait(f);
    String usual = "NilReceiverOf" + file.pkg().names().of(owner.obj());
    return trait == null || trait.equals(usual) ? RsAttr.of("nil_receiver") : RsAttr.of("nil_receiver", trait);
  }
}
