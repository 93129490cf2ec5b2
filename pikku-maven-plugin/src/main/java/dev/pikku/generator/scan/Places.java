package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.DocModel;
import dev.pikku.generator.model.FactoryModel.Origin;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Says where elements stand, and what only their sources know. */
final class Places {
  private final Elements elements;
  private final Types types;
  private final SourceIndex sources;
  private final Map<String, Origin> origins;

  /**
   * @param origins of compiled classes, by the outermost class's name
   */
  Places(Elements elements, Types types, SourceIndex sources, Map<String, Origin> origins) {
    this.elements = elements;
    this.types = types;
    this.sources = sources;
    this.origins = origins;
  }

  Place of(TypeElement type) {
    return entry(type)
        .map(entry -> new Place(entry.file(), entry.line()))
        .orElseGet(() -> new Place(outermost(binaryName(type)).replace('.', '/') + ".class", 0));
  }

  Place of(ExecutableElement method) {
    Place owner = of(owner(method));
    return source(method).map(found -> new Place(owner.file(), found.line())).orElse(owner);
  }

  /** A field or record component. */
  Place ofVariable(TypeElement type, String name) {
    Place owner = of(type);
    return entry(type)
        .map(entry -> entry.variables().get(name))
        .map(line -> new Place(owner.file(), line))
        .orElse(owner);
  }

  Place ofParameter(ExecutableElement method, int index) {
    Place place = of(method);
    return source(method)
        .map(found -> new Place(place.file(), found.lines().get(index)))
        .orElse(place);
  }

  /** The n-th annotation of that simple name on a method. */
  Place ofAnnotation(ExecutableElement method, String simpleName, int index) {
    Place place = of(method);
    return source(method)
        .map(found -> found.annotations().getOrDefault(simpleName, List.of()))
        .filter(lines -> index < lines.size())
        .map(lines -> new Place(place.file(), lines.get(index)))
        .orElse(place);
  }

  /** Class files have parameter names only by chance. */
  String parameterName(ExecutableElement method, int index) {
    return source(method)
        .map(found -> found.names().get(index))
        .orElseGet(() -> method.getParameters().get(index).getSimpleName().toString());
  }

  String doc(ExecutableElement method) {
    return source(method).map(SourceEntry.Method::doc).orElse("");
  }

  /** Javadoc of a record, an enum with its constants, or an interface. */
  DocModel doc(TypeElement type) {
    Optional<SourceEntry> entry = entry(type);
    if (entry.isEmpty()) {
      return DocModel.NONE;
    }
    DocModel doc = JavadocReader.read(entry.get().doc());
    if (type.getKind() != ElementKind.ENUM) {
      return doc;
    }
    SortedMap<String, String> constants = new TreeMap<>();
    entry
        .get()
        .variableDocs()
        .forEach((name, text) -> constants.put(name, JavadocReader.read(text).text()));
    constants.values().removeIf(String::isEmpty);
    return doc.withMembers(constants);
  }

  Origin origin(TypeElement type) {
    Origin written = entry(type).map(SourceEntry::origin).orElse(Origin.LIBRARY);
    return origins.getOrDefault(outermost(binaryName(type)), written);
  }

  static TypeElement owner(Element member) {
    return (TypeElement) Objects.requireNonNull(member.getEnclosingElement());
  }

  private Optional<SourceEntry> entry(TypeElement type) {
    return sources.find(binaryName(type));
  }

  private Optional<SourceEntry.Method> source(ExecutableElement method) {
    String name = method.getSimpleName().toString();
    List<String> parameters =
        method.getParameters().stream().map(VariableElement::asType).map(this::simpleType).toList();
    List<SourceEntry.Method> sameCount =
        entry(owner(method)).map(SourceEntry::methods).orElse(List.of()).stream()
            .filter(found -> found.name().equals(name))
            .filter(found -> found.names().size() == parameters.size())
            .toList();
    if (sameCount.size() == 1 && method.getKind() != ElementKind.CONSTRUCTOR) {
      return Optional.of(sameCount.get(0));
    }
    return sameCount.stream().filter(found -> found.types().equals(parameters)).findFirst();
  }

  private String simpleType(TypeMirror type) {
    TypeMirror erased = types.erasure(type);
    if (erased instanceof ArrayType array) {
      return simpleType(array.getComponentType()) + "[]";
    }
    return erased instanceof DeclaredType declared
        ? declared.asElement().getSimpleName().toString()
        : erased.getKind().name().toLowerCase(java.util.Locale.ROOT);
  }

  private String binaryName(TypeElement type) {
    return elements.getBinaryName(type).toString();
  }

  private static String outermost(String binaryName) {
    int inner = binaryName.indexOf('$', binaryName.lastIndexOf('.') + 2);
    return inner < 0 ? binaryName : binaryName.substring(0, inner);
  }
}
