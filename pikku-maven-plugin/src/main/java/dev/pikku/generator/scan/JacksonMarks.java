package dev.pikku.generator.scan;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Notes Jackson's annotations on a type, its members and its interfaces, so that none is
 * overlooked.
 */
final class JacksonMarks {
  private final Round round;

  JacksonMarks(Round round) {
    this.round = round;
  }

  /** Each as {@code @JsonProperty on Todo.text}, sorted. */
  List<String> on(TypeElement type) {
    Set<String> found = new TreeSet<>();
    collectAll(type, found);
    return List.copyOf(found);
  }

  private void collectAll(TypeElement type, Set<String> found) {
    String name = round.typeReader().classType(type).simpleName();
    collect(type, name, found);
    for (Element member : type.getEnclosedElements()) {
      if (member instanceof TypeElement) {
        continue;
      }
      boolean constructor = member.getKind() == ElementKind.CONSTRUCTOR;
      collect(member, constructor ? name : name + "." + member.getSimpleName(), found);
      if (member instanceof ExecutableElement method) {
        for (int i = 0; i < method.getParameters().size(); i++) {
          String parameter = round.places().parameterName(method, i);
          collect(method.getParameters().get(i), name + "." + parameter, found);
        }
      }
    }
    for (TypeMirror parent : type.getInterfaces()) {
      TypeElement inherited = (TypeElement) ((DeclaredType) parent).asElement();
      if (!inherited.getQualifiedName().toString().startsWith("java.")) {
        collectAll(inherited, found); // Jackson inherits annotations
      }
    }
  }

  private void collect(Element element, String where, Set<String> found) {
    for (Mark mark : round.marks().on(element)) {
      if (isJacksons(mark.name())) {
        found.add("@" + mark.simpleName() + " on " + where);
      }
    }
  }

  /** Whether an annotation is Jackson's own, or a bundle of such. */
  private boolean isJacksons(String annotation) {
    if (annotation.startsWith("com.fasterxml.jackson.")
        || annotation.startsWith("tools.jackson.")) {
      return true;
    }
    TypeElement type = round.elements().getTypeElement(annotation);
    return type != null
        && round.marks().has(type, "com.fasterxml.jackson.annotation.JacksonAnnotationsInside");
  }
}
