package org.go2rs.frontend.check;

import org.go2rs.frontend.ast.BasicLit;
import org.go2rs.frontend.ast.FuncLit;
import org.go2rs.frontend.ast.Token;
import org.go2rs.frontend.constant.Constants;
import org.go2rs.frontend.constant.Kind;
import org.go2rs.frontend.constant.LiteralKind;
import org.go2rs.frontend.constant.Value;
import org.go2rs.frontend.types.Basic;
import org.go2rs.frontend.types.ErrorCode;
import org.go2rs.frontend.types.Scope;
import org.jspecify.annotations.Nullable;

/** Literals of basic types, and function literals. */
final class LiteralExprs {
  /** Larger literals would take very long to convert, and fit nothing. */
  private static final int MAX_LENGTH = 10_000;

  private final Session session;

  LiteralExprs(Session session) {
    this.session = session;
  }

  Operand basic(BasicLit e) {
    boolean number = e.kind() == Token.INT || e.kind() == Token.FLOAT || e.kind() == Token.IMAG;
    if (number) {
      oldLanguage(e);
    }
    if (number && e.value().length() > MAX_LENGTH) {
      String message = "excessively long constant: " + e.value().substring(0, 10) + "... (" + e.value().length() + " chars)";
      session.errors.at(e, ErrorCode.INVALID_CONST_VAL, message);
      return Operand.invalid(e);
    }
    Value value = Constants.fromLiteral(e.value(), kind(e.kind()));
    if (value.kind() == Kind.UNKNOWN) {
      session.errors.at(e, ErrorCode.INVALID_CONST_VAL, "malformed constant: " + e.value());
      return Operand.invalid(e);
    }
    return session.overflow.check(Operand.constant(e, type(e.kind()), value), e.pos());
  }

  /** Go 1.13 brought new forms of numbers. */
  private void oldLanguage(BasicLit e) {
    String text = e.value();
    if (text.length() <= 2 || session.allows(GoVersion.GO1_13)) {
      return;
    }
    char radix = text.charAt(0) == '0' ? Character.toLowerCase(text.charAt(1)) : ' ';
    String feature = "";
    if (text.contains("_")) {
      feature = "underscore in numeric literal";
    } else if (radix == 'b') {
      feature = "binary literal";
    } else if (radix == 'o') {
      feature = "0o/0O-style octal literal";
    } else if (radix == 'x' && e.kind() != Token.INT) {
      feature = "hexadecimal floating-point literal";
    }
    if (!feature.isEmpty()) {
      session.versionError(e.pos(), GoVersion.GO1_13, feature);
    }
  }

  private static LiteralKind kind(Token token) {
    return switch (token) {
      case INT -> LiteralKind.INT;
      case FLOAT -> LiteralKind.FLOAT;
      case IMAG -> LiteralKind.IMAG;
      case CHAR -> LiteralKind.CHAR;
      default -> LiteralKind.STRING;
    };
  }

  private static Basic type(Token token) {
    return switch (token) {
      case INT -> Basic.UNTYPED_INT;
      case FLOAT -> Basic.UNTYPED_FLOAT;
      case IMAG -> Basic.UNTYPED_COMPLEX;
      case CHAR -> Basic.UNTYPED_RUNE;
      default -> Basic.UNTYPED_STRING;
    };
  }

  /** A function literal; its body is checked at the end of the statement, when everything it can see has a type. */
  Operand function(FuncLit e) {
    Signatures.Result type = session.signatures.literal(e.type());
    session.recorder.typeExpr(e.type(), type.signature());
    if (!session.config.ignoreFuncBodies()) {
      @Nullable DeclInfo decl = session.frame.decl;
      @Nullable Value iota = session.frame.iota;
      Scope scope = type.scope();
      session.later(() -> session.bodies.check(decl, type.signature(), scope, e.body(), iota));
    }
    return Operand.value(e, type.signature());
  }
}
