package dev.pikku.generator.model;

import java.util.List;
import java.util.Optional;

/**
 * A function and all its wirings.
 *
 * @param name {@code Todos.create}, or as given
 * @param tags its own and its class's, sorted
 * @param classMiddleware {@code @Use} on its class
 * @param functionMiddleware {@code @Use} on the method
 * @param classPermits {@code @Permit} on its class: one inner list for each annotation
 * @param functionPermits {@code @Permit} on the method
 * @param scopes what a caller's session must have, all of it
 * @param summary one sentence, or empty
 * @param thrown the exceptions it declares, in order
 * @param once how calls are told apart of which each happens once; empty if each call counts
 */
public record FunctionModel(
    String name,
    MethodModel method,
    List<String> tags,
    List<WiringModel> wirings,
    List<TypeRef.ClassType> classMiddleware,
    List<TypeRef.ClassType> functionMiddleware,
    List<List<TypeRef.ClassType>> classPermits,
    List<List<TypeRef.ClassType>> functionPermits,
    List<String> scopes,
    String summary,
    List<ThrownModel> thrown,
    Optional<OnceModel> once) {
  public FunctionModel {
    tags = List.copyOf(tags);
    wirings = List.copyOf(wirings);
    classMiddleware = List.copyOf(classMiddleware);
    functionMiddleware = List.copyOf(functionMiddleware);
    classPermits = classPermits.stream().map(List::copyOf).toList();
    functionPermits = functionPermits.stream().map(List::copyOf).toList();
    scopes = List.copyOf(scopes);
    thrown = List.copyOf(thrown);
  }

  /** A function that declares no exceptions. */
  public FunctionModel(
      String name,
      MethodModel method,
      List<String> tags,
      List<WiringModel> wirings,
      List<TypeRef.ClassType> classMiddleware,
      List<TypeRef.ClassType> functionMiddleware,
      List<List<TypeRef.ClassType>> classPermits,
      List<List<TypeRef.ClassType>> functionPermits,
      List<String> scopes,
      String summary) {
    this(
        name,
        method,
        tags,
        wirings,
        classMiddleware,
        functionMiddleware,
        classPermits,
        functionPermits,
        scopes,
        summary,
        List.of(),
        Optional.empty());
  }

  /** The same function, of which each call happens once. */
  public FunctionModel withOnce(Optional<OnceModel> telling) {
    return new FunctionModel(
        name,
        method,
        tags,
        wirings,
        classMiddleware,
        functionMiddleware,
        classPermits,
        functionPermits,
        scopes,
        summary,
        thrown,
        telling);
  }

  /** The same function with only some of its wirings. */
  public FunctionModel withWirings(List<WiringModel> kept) {
    return new FunctionModel(
        name,
        method,
        tags,
        kept,
        classMiddleware,
        functionMiddleware,
        classPermits,
        functionPermits,
        scopes,
        summary,
        thrown,
        once);
  }
}
