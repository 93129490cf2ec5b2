package dev.pikku.generator.scan;

import com.sun.source.util.Trees;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.ConstraintModel;
import dev.pikku.generator.model.TypeUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The types of parameters, results and record components, with all annotations that count. */
final class MemberTypes {
  private final Elements elements;
  private final Types types;
  private final Trees trees;
  private final ClassFiles files;
  private final Marks marks;
  private final TypeReader reader;
  private final Map<TypeElement, ClassFileMarks> compiled = new HashMap<>();

  MemberTypes(
      Elements elements,
      Types types,
      Trees trees,
      ClassFiles files,
      Marks marks,
      TypeReader reader) {
    this.elements = elements;
    this.types = types;
    this.trees = trees;
    this.files = files;
    this.marks = marks;
    this.reader = reader;
  }

  TypeUse result(ExecutableElement method, Place place) {
    return reader.use(
        method.getReturnType(),
        marks.on(method),
        compiled(Places.owner(method)).ofReturn(key(method)),
        place);
  }

  TypeUse parameter(ExecutableElement method, int index, Place place) {
    VariableElement parameter = method.getParameters().get(index);
    return reader.use(
        parameter.asType(),
        marks.on(parameter),
        compiled(Places.owner(method)).ofParameter(key(method), index),
        place);
  }

  TypeUse component(RecordComponentElement component, Place place) {
    TypeElement owner = Places.owner(component);
    return reader.use(
        component.asType(),
        componentMarks(component),
        compiled(owner).ofField(component.getSimpleName().toString()),
        place);
  }

  /**
   * A component's annotations go where their targets allow: to the component, its field, its
   * accessor, its constructor parameter. Wherever one lands, it was meant for the component.
   */
  List<Mark> componentMarks(RecordComponentElement component) {
    TypeElement owner = Places.owner(component);
    Set<Mark> all = new LinkedHashSet<>(marks.on(component));
    for (VariableElement field : ElementFilter.fieldsIn(owner.getEnclosedElements())) {
      if (field.getSimpleName().equals(component.getSimpleName())) {
        all.addAll(marks.on(field));
      }
    }
    all.addAll(marks.on(component.getAccessor()));
    int index = owner.getRecordComponents().indexOf(component);
    for (ExecutableElement constructor :
        ElementFilter.constructorsIn(owner.getEnclosedElements())) {
      if (isCanonical(constructor, owner)) {
        all.addAll(marks.on(constructor.getParameters().get(index)));
      }
    }
    return new ArrayList<>(all);
  }

  /** Constraints that stand on a record, or on a method of it that is no accessor. */
  List<ConstraintModel> looseConstraints(TypeElement type, Places places) {
    List<ConstraintModel> loose = new ArrayList<>(reader.constraints(type, places.of(type)));
    Set<ExecutableElement> accessors =
        type.getRecordComponents().stream()
            .map(RecordComponentElement::getAccessor)
            .collect(Collectors.toSet());
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof ExecutableElement method && !accessors.contains(method)) {
        loose.addAll(reader.constraints(method, places.of(method)));
      }
    }
    return loose;
  }

  private boolean isCanonical(ExecutableElement constructor, TypeElement owner) {
    List<? extends RecordComponentElement> components = owner.getRecordComponents();
    if (constructor.getParameters().size() != components.size()) {
      return false;
    }
    for (int i = 0; i < components.size(); i++) {
      if (!types.isSameType(
          types.erasure(constructor.getParameters().get(i).asType()),
          types.erasure(components.get(i).asType()))) {
        return false;
      }
    }
    return true;
  }

  private ClassFileMarks compiled(TypeElement type) {
    return compiled.computeIfAbsent(type, this::readClassFile);
  }

  private ClassFileMarks readClassFile(TypeElement type) {
    if (trees.getTree(type) != null) {
      return ClassFileMarks.none();
    }
    return files.marks(elements.getBinaryName(type).toString());
  }

  /** A method's name and descriptor, as class files have it. */
  private String key(ExecutableElement method) {
    String parameters =
        method.getParameters().stream()
            .map(parameter -> descriptor(parameter.asType()))
            .collect(Collectors.joining());
    String name =
        method.getKind() == ElementKind.CONSTRUCTOR ? "<init>" : method.getSimpleName().toString();
    return name + "(" + parameters + ")" + descriptor(method.getReturnType());
  }

  private String descriptor(TypeMirror type) {
    TypeMirror erased = types.erasure(type);
    if (erased instanceof ArrayType array) {
      return "[" + descriptor(array.getComponentType());
    }
    if (erased instanceof DeclaredType declared) {
      String name = elements.getBinaryName((TypeElement) declared.asElement()).toString();
      return "L" + name.replace('.', '/') + ";";
    }
    return switch (erased.getKind()) {
      case BOOLEAN -> "Z";
      case LONG -> "J";
      default -> erased.getKind().name().substring(0, 1).toUpperCase(Locale.ROOT);
    };
  }
}
