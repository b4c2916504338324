package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.ast.BranchStmt;
import org.go2rs.frontend.ast.FuncLit;
import org.go2rs.frontend.ast.LabeledStmt;
import org.go2rs.frontend.ast.Stmt;
import org.go2rs.frontend.types.Signature;
import org.go2rs.transpile.rust.RsExpr;
import org.jspecify.annotations.Nullable;

/** The function or literal that the walk is in. */
final class Frame {
  /** What {@code return} does. */
  enum Results {
    /** Values are returned. */
    VALUES,
    /** Values are returned, of named results what their slots hold: nothing that is deferred yet could see them. */
    READ,
    /** Values are assigned to slots, which the code around the wrapping closure returns. */
    SLOTS
  }

  final Signature signature;
  final @Nullable FuncLit literal;

  /** Named results, or the slots' variables; empty if results have no names. */
  List<Local> resultLocals = List.of();

  Results results = Results.VALUES;

  /** The name of the parameter through which a deferred literal recovers, or null. */
  @Nullable String recoverName;

  /** Whether the function itself asks the runtime for what it recovers with. */
  boolean ownRecovery;

  /** Where {@code break} and {@code continue} go, innermost last. */
  final List<Target> targets = new ArrayList<>();

  /** Where {@code goto} goes, by the name of its label. */
  final Map<String, Jumps> jumps = new HashMap<>();

  /** How many labels of each name were given out. */
  final Map<String, Integer> labelCounts = new HashMap<>();

  /** The range-over-func closure that the walk is in within this frame, innermost; null outside. */
  @Nullable Flow flow;

  /** Deferred-call lists and slots by statement. */
  final Map<Stmt, String> deferNames = new HashMap<>();

  @Nullable String defersList;

  /** What deferred calls need declared, by the statement of the function's own list before which it stands. */
  final Map<Stmt, List<org.go2rs.transpile.rust.RsStmt>> deferDecls = new HashMap<>();

  Frame(Signature signature, @Nullable FuncLit literal) {
    this.signature = signature;
    this.literal = literal;
  }

  /** A statement that {@code break} or {@code continue} can name, and the Rust labels that turned out to be needed. */
  static final class Target {
    final Stmt go;
    final @Nullable String goLabel;
    final boolean loop;

    /** Whether the body stands in a labelled block: plain {@code break} and {@code continue} are errors inside. */
    final boolean block;

    final String label;
    final String bodyLabel;
    boolean labelUsed;

    /** What a {@code continue} does before it goes on, where that is not left to the end of the body. */
    @Nullable Stmt post;

    /** How many branches name the label. */
    int jumps;
    boolean bodyUsed;

    /** How many range-over-func closures are around the statement. */
    final @Nullable Flow flow;

    /** Rust's block or loop is there for a {@code goto}: Go's {@code break} and {@code continue} go through it. */
    final boolean ofGoto;

    /** The block or loop that a {@code goto} became. */
    static Target ofGoto(Stmt go, boolean loop, String label, @Nullable Flow flow) {
      return new Target(go, null, loop, !loop, label, "", flow, true);
    }

    Target(Stmt go, @Nullable String goLabel, boolean loop, boolean block, String label, String bodyLabel, @Nullable Flow flow) {
      this(go, goLabel, loop, block, label, bodyLabel, flow, false);
    }

    private Target(Stmt go, @Nullable String goLabel, boolean loop, boolean block, String label, String bodyLabel, @Nullable Flow flow, boolean ofGoto) {
      this.go = go;
      this.goLabel = goLabel;
      this.loop = loop;
      this.block = block;
      this.label = label;
      this.bodyLabel = bodyLabel;
      this.flow = flow;
      this.ofGoto = ofGoto;
    }

    @Nullable String usedLabel() {
      return labelUsed ? label : null;
    }
  }

  /** What {@code goto} becomes for a label: leaving a block, continuing a loop. */
  static final class Jumps {
    /** Where the label stands: what jumps from before it goes forward. */
    final int pos;

    @Nullable RsExpr forward;
    @Nullable RsExpr backward;

    /** What a jump in a state machine does first. */
    @Nullable RsExpr set;

    @Nullable Flow flow;

    Jumps(int pos) {
      this.pos = pos;
    }
  }

  /** The jumps to a label. */
  Jumps jumpsOf(LabeledStmt l) {
    return jumps.computeIfAbsent(l.label().name(), name -> new Jumps(l.pos()));
  }

  /** A fresh Rust label. */
  String label(String wanted) {
    int n = labelCounts.merge(wanted, 1, Integer::sum);
    return n == 1 ? wanted : wanted + "_" + n;
  }

  /** A closure that is the body of a range over a function; leaving it outwards goes through its result. */
  static final class Flow {
    final @Nullable Flow outer;

    /** The loop whose body the closure is. */
    final Stmt go;

    /** The variable that says which of the exits was taken. */
    final String leave;

    /** The branches that lead out of the loop to a label around it, one for each place they go to. */
    final List<BranchStmt> exits = new ArrayList<>();

    Flow(@Nullable Flow outer, Stmt go, String leave) {
      this.outer = outer;
      this.go = go;
      this.leave = leave;
    }
  }
}
