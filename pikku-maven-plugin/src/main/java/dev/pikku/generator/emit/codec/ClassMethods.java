package dev.pikku.generator.emit.codec;

import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** The private methods of one generated class, each written once. */
final class ClassMethods {
  private final Map<String, String> names = new TreeMap<>();
  // what ObjectBinder has, and what other classes call
  private final Set<String> used =
      new HashSet<>(
          List.of("read", "readVariant", "readJson", "readText", "readFile", "readBody", "write"));
  private final Map<String, MethodSpec> methods = new TreeMap<>();

  /**
   * The method that does something.
   *
   * @param key what it does
   * @param word what its name is made of
   * @param write makes it once its name is known, since it may call itself
   */
  String named(String key, String word, Function<String, MethodSpec> write) {
    String known = names.get(key);
    if (known != null) {
      return known;
    }
    String base = word;
    String name = base;
    for (int i = 2; !used.add(name); i++) {
      name = base + i;
    }
    names.put(key, name);
    methods.put(name, write.apply(name));
    return name;
  }

  void addTo(TypeSpec.Builder type) {
    methods.values().forEach(type::addMethod);
  }
}
