package dev.pikku.generator.scan;

import com.sun.source.util.Trees;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.FactoryModel.Origin;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** javac's view of everything, for the length of one scan, and the ways to read it. */
record Round(
    Elements elements,
    Types types,
    Marks marks,
    Places places,
    TypeReader typeReader,
    MemberTypes memberTypes,
    ClassFiles classFiles,
    Diagnostics diagnostics) {

  static Round of(
      ProcessingEnvironment environment,
      ClassFiles classFiles,
      SourceIndex sources,
      Map<String, Origin> origins,
      Diagnostics diagnostics) {
    Elements elements = environment.getElementUtils();
    Types types = environment.getTypeUtils();
    Marks marks = new Marks(elements);
    TypeReader typeReader = new TypeReader(elements, marks);
    return new Round(
        elements,
        types,
        marks,
        new Places(elements, types, sources, origins),
        typeReader,
        new MemberTypes(
            elements, types, Trees.instance(environment), classFiles, marks, typeReader),
        classFiles,
        diagnostics);
  }

  /** Reports a type that cannot be found; true if there is one. */
  boolean reportUnresolved(TypeMirror type, String user, Place place) {
    Optional<String> name = typeReader.unresolved(type);
    name.ifPresent(missing -> reportUnresolved(missing, user, place));
    return name.isPresent();
  }

  void reportUnresolved(String name, String user, Place place) {
    int running = Runtime.version().feature();
    Optional<Integer> needed = classFiles.javaVersion(name).filter(java -> java > running);
    if (needed.isPresent()) {
      diagnostics.error(
          Code.NEWER_CLASS_FILE,
          place,
          user
              + " uses "
              + name
              + ", which is compiled for Java "
              + needed.get()
              + ", but Maven runs on Java "
              + running
              + ".",
          "Run Maven on JDK " + needed.get() + " or newer, or compile the class for an older one.");
      return;
    }
    diagnostics.error(
        Code.UNRESOLVED_TYPE,
        place,
        user + " uses \"" + name + "\", which cannot be found.",
        "If another generator makes it, add its source root before Pikku runs, or move it to a"
            + " dependency.");
  }

  /** Whether code in another package can name the type. */
  boolean isAccessible(TypeElement type) {
    if (!type.getModifiers().contains(Modifier.PUBLIC)) {
      return false;
    }
    return type.getEnclosingElement() instanceof TypeElement outer
        ? isAccessible(outer)
        : !elements.getPackageOf(type).isUnnamed();
  }

  /** A class in a type that code in another package cannot name. */
  Optional<TypeElement> inaccessible(TypeMirror type) {
    if (type instanceof ArrayType array) {
      return inaccessible(array.getComponentType());
    }
    if (type instanceof WildcardType wildcard) {
      return Stream.of(wildcard.getExtendsBound(), wildcard.getSuperBound())
          .filter(Objects::nonNull)
          .flatMap(bound -> inaccessible(bound).stream())
          .findFirst();
    }
    if (!(type instanceof DeclaredType declared)) {
      return Optional.empty();
    }
    TypeElement element = (TypeElement) declared.asElement();
    return isAccessible(element)
        ? declared.getTypeArguments().stream().flatMap(a -> inaccessible(a).stream()).findFirst()
        : Optional.of(element);
  }

  /**
   * Reports a method that declares more than generated code can pass on.
   *
   * @param user what messages call it
   * @return whether it does
   */
  boolean reportThrown(ExecutableElement method, Code code, String user) {
    for (TypeMirror thrown : method.getThrownTypes()) {
      if (thrown instanceof DeclaredType declared
          && !isSubtype((TypeElement) declared.asElement(), "java.lang.Exception")
          && !isSubtype((TypeElement) declared.asElement(), "java.lang.Error")) {
        diagnostics.error(
            code,
            places.of(method),
            user + " throws " + thrown + ", which is more than an exception.",
            "Declare Exception, or what it throws in truth.");
        return true;
      }
    }
    return false;
  }

  /** What keeps generated code, which is in a package of its own, from seeing a class. */
  String whyInaccessible(TypeElement type) {
    return elements.getPackageOf(type).isUnnamed() ? "is in no package" : "is not public";
  }

  boolean isSubtype(TypeElement type, String superType) {
    TypeElement wanted = elements.getTypeElement(superType);
    return wanted != null
        && types.isSubtype(types.erasure(type.asType()), types.erasure(wanted.asType()));
  }

  boolean isCloseable(TypeMirror type) {
    TypeElement closeable = elements.getTypeElement("java.lang.AutoCloseable");
    return types.isSubtype(types.erasure(type), closeable.asType());
  }

  /** A class's name as sentences show it. */
  static String shortName(TypeElement type) {
    return type.getSimpleName().toString();
  }
}
