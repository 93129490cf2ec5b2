package dev.pikku.generator.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.lang.model.AnnotatedConstruct;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;

/** Reads annotations of elements and types as {@link Mark}s. */
final class Marks {
  private final Elements elements;
  private final Map<String, Map<String, Object>> defaults = new HashMap<>();

  Marks(Elements elements) {
    this.elements = elements;
  }

  /** All annotations that stand here, with the values that are stated. */
  List<Mark> on(AnnotatedConstruct annotated) {
    return annotated.getAnnotationMirrors().stream().map(Marks::mark).toList();
  }

  boolean has(AnnotatedConstruct annotated, String name) {
    return on(annotated).stream().anyMatch(mark -> mark.name().equals(name));
  }

  /** The annotation of that name, defaults included. */
  Optional<Mark> find(AnnotatedConstruct annotated, String name) {
    return on(annotated).stream()
        .filter(mark -> mark.name().equals(name))
        .findFirst()
        .map(this::complete);
  }

  /** All annotations of that name, also those inside its {@code List}, defaults included. */
  List<Mark> all(AnnotatedConstruct annotated, String name) {
    List<Mark> all = new ArrayList<>();
    for (Mark mark : on(annotated)) {
      if (mark.name().equals(name)) {
        all.add(complete(mark));
      } else if (mark.name().equals(name + ".List")) {
        mark.marks("value").forEach(inner -> all.add(complete(inner)));
      }
    }
    return all;
  }

  /** The same with the defaults that its annotation type declares. */
  Mark complete(Mark mark) {
    return mark.withDefaults(defaults.computeIfAbsent(mark.name(), this::defaultsOf));
  }

  private Map<String, Object> defaultsOf(String name) {
    TypeElement annotation = elements.getTypeElement(name);
    if (annotation == null) {
      return Map.of();
    }
    Map<String, Object> values = new HashMap<>();
    for (ExecutableElement key : ElementFilter.methodsIn(annotation.getEnclosedElements())) {
      if (key.getDefaultValue() != null) {
        values.put(key.getSimpleName().toString(), value(key.getDefaultValue()));
      }
    }
    return values;
  }

  private static Mark mark(AnnotationMirror mirror) {
    SortedMap<String, Object> values = new TreeMap<>();
    mirror
        .getElementValues()
        .forEach((key, value) -> values.put(key.getSimpleName().toString(), value(value)));
    TypeElement type = (TypeElement) mirror.getAnnotationType().asElement();
    return new Mark(type.getQualifiedName().toString(), values);
  }

  private static Object value(AnnotationValue value) {
    return value.accept(new PlainValue(), null);
  }

  private static final class PlainValue extends SimpleAnnotationValueVisitor14<Object, Void> {
    PlainValue() {}

    @Override
    protected Object defaultAction(Object value, Void nothing) {
      return value;
    }

    @Override
    public Object visitType(TypeMirror type, Void nothing) {
      if (type.getKind() == TypeKind.ERROR) {
        return Mark.UNRESOLVED;
      }
      return type instanceof DeclaredType declared
          ? ((TypeElement) declared.asElement()).getQualifiedName().toString()
          : type.toString();
    }

    @Override
    public Object visitEnumConstant(VariableElement constant, Void nothing) {
      return constant.getSimpleName().toString();
    }

    @Override
    public Object visitAnnotation(AnnotationMirror annotation, Void nothing) {
      return mark(annotation);
    }

    @Override
    public Object visitArray(List<? extends AnnotationValue> array, Void nothing) {
      return array.stream().map(Marks::value).toList();
    }
  }
}
