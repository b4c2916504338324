package org.go2rs.frontend.types;

import java.util.List;
import java.util.stream.Collectors;

/** Types as text, exactly as Go's type checker prints them. */
public final class TypeStrings {
  private TypeStrings() {}

  /** With full package paths. */
  public static String of(Type type) {
    return of(type, Qualifier.FULL_PATH);
  }

  /** The same text for identical types, of whatever packages: it names neither aliases nor parameters, and says whose an unexported name is. */
  public static String identity(Type type) {
    TypeWriter writer = TypeWriter.forIdentity();
    writer.type(type);
    return writer.toString();
  }

  /** A type as Go spells it. */
  public static String of(Type type, Qualifier qualifier) {
    TypeWriter writer = TypeWriter.plain(qualifier);
    writer.type(type);
    return writer.toString();
  }

  /** {@code (x int) string}: without {@code func}. */
  public static String signature(Signature signature, Qualifier qualifier) {
    TypeWriter writer = TypeWriter.plain(qualifier);
    writer.signature(signature);
    return writer.toString();
  }

  /** {@code (int, string)}. */
  public static String tuple(Tuple tuple, boolean variadic, Qualifier qualifier) {
    TypeWriter writer = TypeWriter.plain(qualifier);
    writer.tuple(tuple, variadic);
    return writer.toString();
  }

  /** A method's name and signature without parameter names, as in the reasons why a type lacks a method. */
  static String method(Func func, Qualifier qualifier, boolean annotatePackage) {
    TypeWriter writer = TypeWriter.forMethod(annotatePackage ? Qualifier.FULL_PATH : qualifier, annotatePackage);
    writer.signature(func.signature());
    return func.name() + writer;
  }

  /** {@code [P, Q any]}: a type parameter list with constraints. */
  public static String typeParams(List<TypeParam> list, Qualifier qualifier) {
    TypeWriter writer = TypeWriter.plain(qualifier);
    writer.typeParams(list);
    return writer.toString();
  }

  /** {@code P}, {@code P and Q}, {@code P, Q, and R}: names alone, for messages. */
  public static String enumerate(List<TypeParam> list) {
    int n = list.size();
    if (n <= 2) {
      return list.stream().map(TypeParam::name).collect(Collectors.joining(" and "));
    }
    String allButLast = list.subList(0, n - 1).stream().map(TypeParam::name).collect(Collectors.joining(", "));
    return allButLast + ", and " + list.get(n - 1).name();
  }

  /** {@code [int, string]}: types in brackets, as messages show lists of types. */
  public static String list(List<? extends Type> list, Qualifier qualifier) {
    return list.stream().map(t -> of(t, qualifier)).collect(Collectors.joining(", ", "[", "]"));
  }
}
