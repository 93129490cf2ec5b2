package dev.pikku.generator.model;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Everything that was found for one backend, sorted, so that equal inputs give equal outputs.
 *
 * @param classes classes that generated code builds, by qualified name
 * @param types declarations that inputs, results and configuration are made of, by qualified name
 * @param session the record annotated {@code @PikkuSession}
 * @param config the record annotated {@code @PikkuConfig}
 * @param warnings what javac would say of code that uses all this, in words of
 *     {@code @SuppressWarnings}
 * @param docs Javadoc of the functions and types
 * @param remotes interfaces that stand for functions, by qualified name
 * @param sessionQueues queues whose workers, in whatever backend, ask for the sender's session
 */
public record PikkuModel(
    List<FunctionModel> functions,
    List<FactoryModel> factories,
    List<MiddlewareModel> middleware,
    List<PermissionModel> permissions,
    List<ErrorModel> errors,
    SortedMap<String, ClassModel> classes,
    SortedMap<String, TypeModel> types,
    Optional<TypeRef.ClassType> session,
    Optional<ConfigModel> config,
    SortedSet<String> warnings,
    DocsModel docs,
    SortedMap<String, RemoteModel> remotes,
    SortedSet<String> sessionQueues) {
  public PikkuModel {
    functions = sorted(functions, Comparator.comparing(FunctionModel::name));
    factories = sorted(factories, Comparator.comparing(f -> f.method().toString()));
    middleware = sorted(middleware, Comparator.comparing(m -> m.type().toString()));
    permissions = sorted(permissions, Comparator.comparing(p -> p.type().toString()));
    errors = sorted(errors, Comparator.comparing(e -> e.exception().toString()));
    classes = new TreeMap<>(classes);
    types = new TreeMap<>(types);
    warnings = new TreeSet<>(warnings);
    remotes = new TreeMap<>(remotes);
    sessionQueues = new TreeSet<>(sessionQueues);
  }

  /** A model without Javadoc, which nobody is warned of. */
  public PikkuModel(
      List<FunctionModel> functions,
      List<FactoryModel> factories,
      List<MiddlewareModel> middleware,
      List<PermissionModel> permissions,
      List<ErrorModel> errors,
      SortedMap<String, ClassModel> classes,
      SortedMap<String, TypeModel> types,
      Optional<TypeRef.ClassType> session,
      Optional<ConfigModel> config) {
    this(
        functions,
        factories,
        middleware,
        permissions,
        errors,
        classes,
        types,
        session,
        config,
        new TreeSet<>(),
        DocsModel.NONE,
        new TreeMap<>(),
        new TreeSet<>());
  }

  /** The same model with only some functions (and of those only some wirings). */
  public PikkuModel withFunctions(List<FunctionModel> kept) {
    return new PikkuModel(
        kept,
        factories,
        middleware,
        permissions,
        errors,
        classes,
        types,
        session,
        config,
        warnings,
        docs,
        remotes,
        sessionQueues);
  }

  /** Everything that generated code fills, wherever it stands. */
  public Stream<ParameterModel> parameters() {
    return Stream.of(
            functions.stream().map(function -> function.method().parameters()),
            factories.stream().map(factory -> factory.method().parameters()),
            permissions.stream().map(permission -> permission.allows().parameters()),
            classes.values().stream().map(ClassModel::constructor))
        .flatMap(lists -> lists)
        .flatMap(List::stream);
  }

  private static <T> List<T> sorted(List<T> values, Comparator<? super T> order) {
    return values.stream().sorted(order).toList();
  }
}
