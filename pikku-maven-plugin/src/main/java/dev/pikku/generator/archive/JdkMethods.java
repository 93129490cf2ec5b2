package dev.pikku.generator.archive;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The methods of the JDK's types, which what extends them may override. */
final class JdkMethods {
  private final Map<String, Optional<Set<String>>> known = new HashMap<>();

  /** Whether a type may have such a method: one that is not the JDK's, or not known, has any. */
  boolean mayHave(String type, String signature) {
    return known
        .computeIfAbsent(type, JdkMethods::of)
        .map(methods -> methods.contains(signature))
        .orElse(true);
  }

  private static Optional<Set<String>> of(String name) {
    if (!name.startsWith("java/")) {
      return Optional.empty();
    }
    try {
      Class<?> type = Class.forName(name.replace('/', '.'), false, null);
      Set<String> signatures = new HashSet<>();
      add(type.getMethods(), signatures);
      for (Class<?> above = type; above != null; above = above.getSuperclass()) {
        add(above.getDeclaredMethods(), signatures);
      }
      return Optional.of(signatures);
    } catch (ClassNotFoundException newer) {
      return Optional.empty();
    }
  }

  private static void add(Method[] methods, Set<String> signatures) {
    for (Method method : methods) {
      MethodType type = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
      signatures.add(method.getName() + type.toMethodDescriptorString());
    }
  }
}
