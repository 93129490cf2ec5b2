package dev.pikku.generator.emit.door;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.pikku.generator.config.BackendConfig;
import javax.lang.model.element.Modifier;

/** What a door overrides where the config says otherwise than its class. */
final class DoorSettings {
  private static final int DEFAULT_VALUES = 1000;

  private DoorSettings() {}

  /** Adds how many values a query may have. */
  static void values(BackendConfig config, TypeSpec.Builder door) {
    if (config.http().maxValues() != DEFAULT_VALUES) {
      door.addMethod(setting(int.class, "maxValues", config.http().maxValues()));
    }
  }

  /** Adds what is said of unknown keys, and of unknown errors. */
  static void strictness(BackendConfig config, TypeSpec.Builder door) {
    if (config.json().ignoreUnknownKeys()) {
      door.addMethod(setting(boolean.class, "ignoresUnknownKeys", true));
    }
    if (config.http().exposeErrors()) {
      door.addMethod(setting(boolean.class, "exposesErrors", true));
    }
  }

  /** A method that returns a value. */
  static MethodSpec setting(Class<?> type, String name, Object value) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PROTECTED)
        .returns(type)
        .addStatement("return $L", value)
        .build();
  }
}
