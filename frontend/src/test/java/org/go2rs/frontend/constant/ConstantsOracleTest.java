package org.go2rs.frontend.constant;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compares literals, operations and texts of constants with go/constant. */
class ConstantsOracleTest {
  private record Literal(LiteralKind kind, String text) {}

  private static final List<Literal> NUMBERS = numbers();
  private static final List<Literal> STRINGS = strings();

  @TempDir Path dir;

  private static List<Literal> numbers() {
    List<Literal> list = new ArrayList<>();
    for (String i :
        "0 1 2 7 10 0x7fffffffffffffff 0x8000000000000000 18446744073709551615 0b1011 0o17 0777 1_000_000 123456789012345678901234567890 0xffff_ffff"
            .split(" ")) {
      list.add(new Literal(LiteralKind.INT, i));
    }
    for (String f :
        ("0.0 1.0 0.1 3.14159265358979323846264338327950288419716939937510582097494459 1e6 1e-7 123456.5 1000000.5 100000.5 1e100 1e308 1.8e308 "
                + "5e-324 1e-324 1e400 1e-400 1e1200 1e1233 1e-1233 1e1300 1e-1300 1.5e5000 7e-5000 0x1p-2 0x1.8p1 0x1p-1074 0x1p1024 0x1p5000 1_0.2_5 "
                + "3.4028234663852886e38 3.4028235677973366e38 1.401298464324817e-45 0.5 2.5 16777217.0 9007199254740993.0 1e+2")
            .split(" ")) {
      list.add(new Literal(LiteralKind.FLOAT, f));
    }
    for (String i : "0i 1i 0123i 2.5i 0x10i 1e3i".split(" ")) {
      list.add(new Literal(LiteralKind.IMAG, i));
    }
    list.add(new Literal(LiteralKind.CHAR, "'a'"));
    list.add(new Literal(LiteralKind.CHAR, "'\\xff'"));
    list.add(new Literal(LiteralKind.CHAR, "'世'"));
    return list;
  }

  private static List<Literal> strings() {
    List<Literal> list = new ArrayList<>();
    for (String s :
        List.of("\"\"", "\"abc\"", "\"a\\xffb\"", "\"\\u00e9\\n\\t\\x00\\u200b\\U0001F600\"", "`raw\\n`", "\"世界\"", "\"" + "long".repeat(30) + "\"")) {
      list.add(new Literal(LiteralKind.STRING, s));
    }
    return list;
  }

  @Test
  void agreesWithGo() throws Exception {
    List<String> questions = new ArrayList<>();
    List<String> answers = new ArrayList<>();
    List<Literal> all = new ArrayList<>(NUMBERS);
    all.addAll(STRINGS);
    for (Literal x : all) {
      questions.add("LITERAL\t" + x.kind + "\t" + x.text);
      answers.add(describe(value(x)));
    }
    for (Literal x : NUMBERS) {
      for (Literal y : NUMBERS) {
        numbers(x, y, questions, answers);
      }
    }
    for (Literal x : STRINGS) {
      for (Literal y : STRINGS) {
        for (Op op : List.of(Op.ADD, Op.EQL, Op.LSS, Op.GEQ)) {
          ask(x, op, y, questions, answers);
        }
      }
    }
    List<String> expected = runGo(questions);
    List<String> differences = new ArrayList<>();
    for (int i = 0; i < questions.size(); i++) {
      if (!expected.get(i).equals(answers.get(i))) {
        differences.add(questions.get(i) + "\n  go:   " + expected.get(i) + "\n  ours: " + answers.get(i));
      }
    }
    assertThat(differences).isEmpty();
  }

  private static void numbers(Literal x, Literal y, List<String> questions, List<String> answers) {
    boolean complex = x.kind == LiteralKind.IMAG || y.kind == LiteralKind.IMAG;
    boolean integers = value(x).kind() == Kind.INT && value(y).kind() == Kind.INT;
    List<Op> ops = new ArrayList<>(List.of(Op.ADD, Op.SUB, Op.MUL, Op.EQL, Op.NEQ));
    if (!complex) {
      ops.addAll(List.of(Op.LSS, Op.LEQ, Op.GTR, Op.GEQ));
    }
    boolean zero = Constants.sign(value(y)) == 0;
    if (!zero) {
      ops.add(Op.QUO);
    }
    if (integers) {
      ops.addAll(List.of(Op.AND, Op.OR, Op.XOR, Op.AND_NOT));
      ops.addAll(zero ? List.of() : List.of(Op.INT_QUO, Op.REM));
    }
    ops.forEach(op -> ask(x, op, y, questions, answers));
  }

  private static void ask(Literal x, Op op, Literal y, List<String> questions, List<String> answers) {
    questions.add(String.join("\t", op.toString(), x.kind.toString(), x.text, y.kind.toString(), y.text));
    boolean comparison = op.compareTo(Op.EQL) >= 0 && op.compareTo(Op.GEQ) <= 0;
    answers.add(comparison ? "" + Constants.compare(value(x), op, value(y)) : describe(Constants.binaryOp(value(x), op, value(y))));
  }

  private static Value value(Literal literal) {
    return Constants.fromLiteral(literal.text, literal.kind);
  }

  private static String describe(Value x) {
    String text = x.kind().ordinal() + " " + x.text() + " " + x.exactText();
    if (x.kind() == Kind.INT || x.kind() == Kind.FLOAT) {
      text += " " + hex(Constants.floatValue(x)) + " " + hex(Constants.doubleValue(x)) + " " + Constants.toInt(x).text();
    }
    return text;
  }

  /** Go's %x of a float: a normalised mantissa, also for the smallest numbers, and an exponent of two digits. */
  private static String hex(double d) {
    if (Double.isInfinite(d)) {
      return d > 0 ? "+Inf" : "-Inf";
    }
    if (d == 0) {
      return 1 / d < 0 ? "-0x0p+00" : "0x0p+00";
    }
    int exponent = Math.getExponent(d);
    double normal = d;
    if (exponent < Double.MIN_EXPONENT) {
      normal = d * 0x1p100;
      exponent = Math.getExponent(normal) - 100;
    }
    String mantissa = Double.toHexString(Math.scalb(normal, -Math.getExponent(normal))).replace("p0", "").replaceAll("\\.0$", "");
    return mantissa + "p" + (exponent < 0 ? "-" : "+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
  }

  private List<String> runGo(List<String> questions) throws IOException, InterruptedException {
    try (InputStream source = getClass().getResourceAsStream("/oracle/constants/main.go.txt")) {
      Files.write(dir.resolve("main.go"), source.readAllBytes());
    }
    Path input = dir.resolve("questions");
    Path output = dir.resolve("answers");
    Files.write(input, questions);
    ProcessBuilder go = new ProcessBuilder("go", "run", "main.go").directory(dir.toFile());
    go.redirectInput(input.toFile()).redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
    assertThat(go.start().waitFor()).isZero();
    return Files.readAllLines(output, StandardCharsets.UTF_8);
  }
}
