package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.ComponentModel;
import dev.pikku.generator.model.DocModel;
import dev.pikku.generator.model.TypeModel;
import dev.pikku.generator.model.TypeRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.util.ElementFilter;

/** Collects the declarations that data is made of, following components and permitted types. */
final class TypeClosure {
  private final Round round;
  private final SortedMap<String, TypeModel> models = new TreeMap<>();
  private final SortedMap<String, DocModel> docs = new TreeMap<>();

  TypeClosure(Round round) {
    this.round = round;
  }

  SortedMap<String, TypeModel> models() {
    return models;
  }

  /** Javadoc of these declarations, where there is any. */
  SortedMap<String, DocModel> docs() {
    return docs;
  }

  /** Adds a type with all it is made of; the JDK's own types are known anyway. */
  void add(TypeRef type) {
    if (type instanceof TypeRef.ArrayType array) {
      add(array.element());
    } else if (type instanceof TypeRef.WildcardType wildcard) {
      wildcard.type().forEach(this::add);
    } else if (type instanceof TypeRef.ClassType named) {
      named.arguments().forEach(this::add);
      if (!named.packageName().startsWith("java.") && !models.containsKey(named.name())) {
        TypeElement element = round.elements().getTypeElement(named.name());
        if (element != null) {
          addDeclaration(named.raw(), element);
        }
      }
    }
  }

  private void addDeclaration(TypeRef.ClassType name, TypeElement type) {
    Place place = round.places().of(type);
    DocModel doc = round.places().doc(type);
    if (!doc.isEmpty()) {
      docs.put(name.name(), doc);
    }
    List<String> jackson = new JacksonMarks(round).on(type);
    boolean accessible = round.isAccessible(type);
    List<String> typeParameters =
        type.getTypeParameters().stream().map(one -> one.getSimpleName().toString()).toList();
    if (type.getKind() == ElementKind.RECORD) {
      List<ComponentModel> components = components(type);
      models.put(
          name.name(),
          new TypeModel.RecordModel(
              name,
              typeParameters,
              components,
              round.memberTypes().looseConstraints(type, round.places()),
              jackson,
              accessible,
              place));
      components.forEach(component -> add(component.use().type()));
    } else if (type.getKind() == ElementKind.ENUM) {
      models.put(
          name.name(), new TypeModel.EnumModel(name, constants(type), jackson, accessible, place));
    } else if (type.getKind() == ElementKind.INTERFACE
        && type.getModifiers().contains(Modifier.SEALED)) {
      List<TypeModel.Permitted> permitted =
          type.getPermittedSubclasses().stream()
              .map(one -> (TypeElement) ((DeclaredType) one).asElement())
              .map(one -> permitted(one, type))
              .toList();
      models.put(
          name.name(),
          new TypeModel.SealedModel(name, typeParameters, permitted, jackson, accessible, place));
      permitted.forEach(one -> add(one.type().raw()));
    } else {
      models.put(name.name(), new TypeModel.OtherModel(name, jackson, accessible, place));
    }
  }

  private TypeModel.Permitted permitted(TypeElement one, TypeElement parent) {
    TypeRef as =
        round.types().directSupertypes(one.asType()).stream()
            .filter(type -> ((DeclaredType) type).asElement().equals(parent))
            .map(round.typeReader()::ref)
            .findFirst()
            .orElseThrow();
    return new TypeModel.Permitted(
        (TypeRef.ClassType) round.typeReader().ref(one.asType()), (TypeRef.ClassType) as);
  }

  private List<ComponentModel> components(TypeElement type) {
    List<ComponentModel> components = new ArrayList<>();
    ElementFilter.constructorsIn(type.getEnclosedElements()).forEach(round.typeReader()::uses);
    for (RecordComponentElement component : type.getRecordComponents()) {
      round.typeReader().uses(component.getAccessor());
      String name = component.getSimpleName().toString();
      Place place = round.places().ofVariable(type, name);
      if (round.reportUnresolved(component.asType(), Round.shortName(type) + "." + name, place)) {
        continue;
      }
      components.add(
          new ComponentModel(
              name,
              round.memberTypes().component(component, place),
              text(component, "Header")
                  .map(header -> header.isEmpty() ? kebabCase(name) : header)
                  .map(header -> header.toLowerCase(Locale.ROOT)),
              text(component, "Cookie").map(cookie -> cookie.isEmpty() ? name : cookie),
              round.marks().has(component, "dev.pikku.Csv"),
              text(component, "Default"),
              place));
    }
    return components;
  }

  private Optional<String> text(Element component, String annotation) {
    return round.marks().find(component, "dev.pikku." + annotation).map(mark -> mark.text("value"));
  }

  /** {@code requestId} as {@code request-id}. */
  private static String kebabCase(String name) {
    StringBuilder header = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (Character.isUpperCase(c) && i > 0) {
        header.append('-');
      }
      header.append(Character.toLowerCase(c));
    }
    return header.toString();
  }

  private List<String> constants(TypeElement type) {
    return type.getEnclosedElements().stream()
        .filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
        .peek(round.typeReader()::uses)
        .map(element -> element.getSimpleName().toString())
        .toList();
  }
}
