package org.go2rs.frontend.parse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Explains errors in lists of parameters, results, receivers and type parameters. */
final class ExplainParams {
  private final SyntaxExplainer p;

  ExplainParams(SyntaxExplainer explainer) {
    this.p = explainer;
  }

  /**
   * A parameter.
   *
   * @param start its position
   * @param typeStart the position of its type
   * @param dots the position of {@code ...}, or 0
   */
  private record Param(boolean name, boolean type, int start, int typeStart, int dots) {}

  /** Reads a list behind its opening bracket; the result is the number of entries. */
  int list(int close, boolean requireNames, boolean dotsAllowed) {
    return list(new ArrayList<>(), -1, close, requireNames, dotsAllowed).size();
  }

  /** Reads a list of types or parameters; true if its first entry has a name. */
  boolean named(int close) {
    List<Param> params = list(new ArrayList<>(), -1, close, false, false);
    return !params.isEmpty() && params.get(0).name && params.stream().anyMatch(param -> param.name && param.type);
  }

  /** Reads type parameters whose first name, and with {@code typed} constraint too, has been read already. */
  void typeParameters(int first, boolean typed) {
    List<Param> params = new ArrayList<>();
    if (!typed) {
      list(params, first, GoLexer.RBRACK, true, false);
      return;
    }
    params.add(new Param(true, true, p.posOf(first), p.posOf(first + 1), 0));
    if (!p.got(GoLexer.RBRACK)) {
      p.got(GoLexer.COMMA);
      list(params, -1, GoLexer.RBRACK, true, false);
    }
  }

  private List<Param> list(List<Param> params, int first, int close, boolean requireNames, boolean dotsAllowed) {
    int[] pending = {first};
    int end =
        p.list(
            "parameter list",
            GoLexer.COMMA,
            close,
            () -> {
              Param param = param(pending[0], close);
              pending[0] = -1;
              if (param != null) {
                params.add(param);
              }
              return false;
            });
    if (!params.isEmpty()) {
      checkNames(params, end, requireNames);
      checkDots(params, dotsAllowed);
    }
    return params;
  }

  /** Reads one entry; {@code nameRead} is the index of its name if that has been read, or -1. */
  private @Nullable Param param(int nameRead, int close) {
    boolean sets = close == GoLexer.RBRACK;
    boolean named = nameRead >= 0 || p.at(GoLexer.IDENT);
    int name = nameRead >= 0 ? nameRead : p.index();
    int start = p.posOf(name);
    if (nameRead < 0 && named) {
      p.next();
    }
    if (named && p.at(GoLexer.LBRACK)) {
      int typeStart = p.pos();
      boolean array = p.types().arrayOrArguments();
      terms(sets);
      return array ? new Param(true, true, start, typeStart, 0) : new Param(false, true, start, start, 0);
    }
    if (named && (p.at(GoLexer.PERIOD) || sets && p.at(GoLexer.OR))) {
      if (p.at(GoLexer.PERIOD)) {
        p.types().qualified(name);
      }
      terms(sets);
      return new Param(false, true, start, start, 0);
    }
    return typed(named, start, close);
  }

  /** An entry from its type on. */
  private @Nullable Param typed(boolean named, int start, int close) {
    boolean sets = close == GoLexer.RBRACK;
    int typeStart = p.pos();
    if (p.got(GoLexer.ELLIPSIS)) {
      boolean complete = p.types().optional() != null;
      if (!complete) {
        p.error("... is missing type");
      }
      return new Param(named, true, start, typeStart, complete ? typeStart : 0);
    }
    if (sets && p.at(GoLexer.TILDE)) {
      p.types().term();
      terms(true);
      return new Param(named, true, start, typeStart, 0);
    }
    boolean typed = p.types().optional() != null;
    if (typed) {
      terms(sets);
    }
    if (named || typed) {
      return new Param(named, typed, start, typeStart, 0);
    }
    p.error("expected " + (sets ? "]" : ")"));
    p.advance(GoLexer.COMMA, close);
    return null;
  }

  private void terms(boolean sets) {
    if (sets) {
      p.types().terms();
    }
  }

  /** As soon as one entry has a name and a type, all must have names; type parameters always. */
  private void checkNames(List<Param> params, int end, boolean requireNames) {
    long complete = params.stream().filter(param -> param.name && param.type).count();
    if (complete == 0 && !requireNames || complete == params.size()) {
      return;
    }
    int nameless = -1;
    for (int i = params.size() - 1; i >= 0; i--) {
      if (params.get(i).type && !params.get(i).name) {
        nameless = params.get(i).typeStart;
      }
    }
    boolean typeless = !params.get(params.size() - 1).type;
    if (nameless >= 0) {
      String orLength = requireNames && params.size() == 1 ? " or invalid array length" : "";
      p.errorAt(nameless, requireNames ? "missing type parameter name" + orLength : "missing parameter name");
    } else if (typeless) {
      p.errorAt(end, requireNames ? "missing type constraint" : "missing parameter type");
    }
  }

  /** Only the last parameter may have {@code ...}; a name without type shares what stands at the next type. */
  private void checkDots(List<Param> params, boolean allowed) {
    int misplaced = 0;
    int shared = 0;
    for (int i = params.size() - 1; i >= 0; i--) {
      Param param = params.get(i);
      boolean last = allowed && i + 1 == params.size();
      int dots = param.type ? param.dots : shared;
      misplaced = dots != 0 && !last ? dots : misplaced;
      // In a list without names nothing is shared: what looks like a name is a type.
      shared = param.name ? dots : 0;
    }
    if (misplaced != 0) {
      p.plainErrorAt(misplaced, allowed ? "can only use ... with final parameter" : "invalid use of ...");
    }
  }
}
