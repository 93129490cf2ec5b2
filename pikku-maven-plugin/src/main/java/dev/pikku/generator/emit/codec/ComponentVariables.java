package dev.pikku.generator.emit.codec;

import dev.pikku.generator.model.ComponentModel;
import dev.pikku.generator.model.TypeModel.RecordModel;
import dev.pikku.generator.model.TypeRef;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Names the variables that hold components: as the components, except where that would hide a class
 * or a package from the code around, since Java takes {@code Status.OPEN} for a field of the
 * variable {@code Status} where there is one.
 */
final class ComponentVariables {
  private final Set<String> hidden = new HashSet<>(List.of("dev", "java", "jakarta"));

  ComponentVariables(Iterable<TypeRef.ClassType> declared) {
    for (TypeRef.ClassType type : declared) {
      hidden.addAll(List.of(type.simpleName().split("\\.", -1)));
      hidden.add(type.packageName().split("\\.", -1)[0]);
    }
  }

  String of(ComponentModel component, RecordModel record) {
    String name = component.name();
    if (!Character.isUpperCase(name.charAt(0)) && !hidden.contains(name)) {
      return name;
    }
    StringBuilder variable = new StringBuilder(name);
    do {
      variable.append('_');
    } while (record.components().stream().anyMatch(c -> c.name().contentEquals(variable)));
    return variable.toString();
  }
}
