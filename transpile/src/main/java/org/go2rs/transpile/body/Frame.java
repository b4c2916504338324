package org.go2rs.transpile.body;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.go2rs.frontend.ast.FuncLit;
import org.go2rs.frontend.ast.Stmt;
import org.go2rs.frontend.types.Label;
import org.go2rs.frontend.types.Signature;
import org.jspecify.annotations.Nullable;

/** The function or literal that the walk is in. */
final class Frame {
  /** What {@code return} does. */
  enum Results {
    /** Values are returned. */
    VALUES,
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

  /** Where {@code break} and {@code continue} go, innermost last. */
  final List<Target> targets = new ArrayList<>();

  /** Rust labels of Go labels. */
  final Map<Label, String> labels = new HashMap<>();

  /** The range-over-func closure that the walk is in within this frame, innermost; null outside. */
  @Nullable Flow flow;

  /** Deferred-call lists and slots by statement. */
  final Map<Stmt, String> deferNames = new HashMap<>();

  @Nullable String defersList;

  Frame(Signature signature, @Nullable FuncLit literal) {
    this.signature = signature;
    this.literal = literal;
  }

  /**
   * A statement that {@code break} or {@code continue} can name.
   *
   * @param go the statement
   * @param breakLabel the Rust label that a break uses
   * @param continueLabel the label that a continue uses, or breaks from; null for switches and selects
   * @param continueBreaks whether {@code continue} is a break out of the body's block
   * @param loop whether a plain Rust {@code break} or {@code continue} means this statement
   */
  record Target(Stmt go, @Nullable String goLabel, String breakLabel, @Nullable String continueLabel, boolean continueBreaks, boolean loop) {}

  /** A closure that is the body of a range over a function; leaving it outwards goes through its result. */
  static final class Flow {
    final int depth;
    final @Nullable Flow outer;
    boolean returns;

    Flow(int depth, @Nullable Flow outer) {
      this.depth = depth;
      this.outer = outer;
    }
  }
}
