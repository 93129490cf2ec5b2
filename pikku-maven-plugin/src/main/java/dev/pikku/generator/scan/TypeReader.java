package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.ConstraintModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;

/** Turns javac's types into the model's, with the annotations that stand at and inside them. */
final class TypeReader {
  private final Elements elements;
  private final Marks marks;
  private final Map<String, Boolean> constraints = new HashMap<>();
  private final SortedSet<String> warnings = new TreeSet<>();

  TypeReader(Elements elements, Marks marks) {
    this.elements = elements;
    this.marks = marks;
  }

  /** What javac would say of code that uses what was read so far. */
  SortedSet<String> warnings() {
    return warnings;
  }

  /** Notes what javac would say of code that calls a member. */
  void uses(Element element) {
    if (elements.isDeprecated(element)) {
      warnings.add("deprecation");
      warnings.add("removal");
    }
  }

  TypeRef ref(TypeMirror type) {
    return switch (type.getKind()) {
      case DECLARED, ERROR -> declared((DeclaredType) type);
      case ARRAY -> new TypeRef.ArrayType(ref(((ArrayType) type).getComponentType()));
      case TYPEVAR ->
          new TypeRef.TypeVariable(((TypeVariable) type).asElement().getSimpleName().toString());
      case WILDCARD -> wildcard((WildcardType) type);
      default ->
          new TypeRef.PrimitiveType(type.getKind().name().toLowerCase(java.util.Locale.ROOT));
    };
  }

  private TypeRef.ClassType declared(DeclaredType type) {
    TypeElement element = (TypeElement) type.asElement();
    boolean raw = type.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty();
    if (raw || isGeneric(type.getEnclosingType())) {
      warnings.add("rawtypes");
      warnings.add("unchecked");
    }
    return classType(element, type.getTypeArguments().stream().map(this::ref).toList());
  }

  /** The model has no arguments of an outer class: its inner classes become raw. */
  private static boolean isGeneric(TypeMirror outer) {
    return outer instanceof DeclaredType declared
        && (!declared.getTypeArguments().isEmpty() || isGeneric(declared.getEnclosingType()));
  }

  TypeRef.ClassType classType(TypeElement type) {
    return classType(type, List.of());
  }

  /** javac's form of the type of one of a method's parameters. */
  Optional<TypeMirror> mirror(TypeRef parameter, ExecutableElement method) {
    for (VariableElement one : method.getParameters()) {
      if (ref(one.asType()).equals(parameter)) {
        return Optional.of(one.asType());
      }
    }
    return Optional.empty();
  }

  /**
   * A type as it is used.
   *
   * @param declared annotations of the declaration that has this type
   * @param compiled type annotations of that declaration's class file, if it is compiled
   */
  TypeUse use(
      TypeMirror type, List<Mark> declared, List<ClassFileMarks.Located> compiled, Place place) {
    return use(type, "", declared, List.of(), compiled, place);
  }

  /** The name of a type that cannot be found, in a type or its arguments. */
  Optional<String> unresolved(TypeMirror type) {
    if (type.getKind() == TypeKind.ERROR) {
      return Optional.of(((DeclaredType) type).asElement().toString());
    }
    if (type instanceof ArrayType array) {
      return unresolved(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return bound(wildcard).flatMap(this::unresolved);
    }
    return type instanceof DeclaredType declared
        ? declared.getTypeArguments().stream().flatMap(t -> unresolved(t).stream()).findFirst()
        : Optional.empty();
  }

  private TypeUse use(
      TypeMirror type,
      String path,
      List<Mark> declared,
      List<Mark> excluded,
      List<ClassFileMarks.Located> compiled,
      Place place) {
    String here = path + (type instanceof DeclaredType inner ? ".".repeat(depth(inner)) : "");
    Set<Mark> all = new LinkedHashSet<>();
    declared.forEach(mark -> all.addAll(unwrap(mark)));
    marks.on(type).forEach(mark -> all.addAll(unwrap(mark)));
    compiled.stream()
        .filter(located -> located.path().equals(here))
        .forEach(located -> all.addAll(unwrap(located.mark())));
    excluded.forEach(all::remove);
    return new TypeUse(
        ref(type),
        all.stream().anyMatch(mark -> mark.simpleName().equals("Nullable")),
        all.stream().anyMatch(mark -> mark.name().endsWith(".validation.Valid")),
        constraints(all, place),
        arguments(type, here, declared, compiled, place));
  }

  /** The constraints that stand on a declaration. */
  List<ConstraintModel> constraints(Element declaration, Place place) {
    return constraints(
        marks.on(declaration).stream().flatMap(mark -> unwrap(mark).stream()).toList(), place);
  }

  private List<ConstraintModel> constraints(Collection<Mark> all, Place place) {
    return all.stream()
        .filter(mark -> isConstraint(mark.name()))
        .map(marks::complete)
        .map(mark -> new ConstraintModel(mark.name(), mark.values(), place))
        .toList();
  }

  private List<TypeUse> arguments(
      TypeMirror type,
      String path,
      List<Mark> declared,
      List<ClassFileMarks.Located> compiled,
      Place place) {
    List<TypeUse> arguments = new ArrayList<>();
    if (type instanceof ArrayType array) {
      // `@Size String[] x` is read as both: Size of the array, and of its elements. It means x.
      List<Mark> both = declared.stream().flatMap(mark -> unwrap(mark).stream()).toList();
      arguments.add(use(array.getComponentType(), path + "[", List.of(), both, compiled, place));
    } else if (type instanceof WildcardType wildcard) {
      bound(wildcard)
          .ifPresent(
              bound ->
                  arguments.add(use(bound, path + "*", List.of(), List.of(), compiled, place)));
    } else if (type instanceof DeclaredType generic) {
      int index = 0;
      for (TypeMirror argument : generic.getTypeArguments()) {
        arguments.add(use(argument, path + index++ + ";", List.of(), List.of(), compiled, place));
      }
    }
    return arguments;
  }

  /** Repeated annotations come wrapped in a container. */
  private List<Mark> unwrap(Mark mark) {
    List<Mark> inner = mark.marks("value");
    return !inner.isEmpty() && inner.stream().allMatch(m -> isConstraint(m.name()))
        ? inner
        : List.of(mark);
  }

  private boolean isConstraint(String annotation) {
    return constraints.computeIfAbsent(
        annotation,
        name -> {
          TypeElement type = elements.getTypeElement(name);
          return type != null
              && marks.on(type).stream()
                  .anyMatch(mark -> mark.name().endsWith(".validation.Constraint"));
        });
  }

  private TypeRef.ClassType classType(TypeElement type, List<TypeRef> arguments) {
    for (Element at = type; at instanceof TypeElement; at = at.getEnclosingElement()) {
      uses(at);
    }
    String packageName = elements.getPackageOf(type).getQualifiedName().toString();
    String name = type.getQualifiedName().toString();
    boolean prefixed = !packageName.isEmpty() && name.startsWith(packageName + ".");
    return new TypeRef.ClassType(
        packageName, prefixed ? name.substring(packageName.length() + 1) : name, arguments);
  }

  private TypeRef wildcard(WildcardType type) {
    String word = type.getExtendsBound() != null ? "extends" : "super";
    return bound(type)
        .map(bound -> new TypeRef.WildcardType(word, List.of(ref(bound))))
        .orElseGet(() -> new TypeRef.WildcardType("", List.of()));
  }

  private static Optional<TypeMirror> bound(WildcardType type) {
    return Optional.ofNullable(
        type.getExtendsBound() != null ? type.getExtendsBound() : type.getSuperBound());
  }

  /** How many classes with a generic or annotatable outer instance lie around an inner class. */
  private static int depth(DeclaredType type) {
    return type.getEnclosingType() instanceof DeclaredType outer ? 1 + depth(outer) : 0;
  }
}
