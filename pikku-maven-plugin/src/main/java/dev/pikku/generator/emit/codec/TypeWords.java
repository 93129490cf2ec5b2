package dev.pikku.generator.emit.codec;

import dev.pikku.generator.model.TypeRef;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Names types in identifiers: {@code Todo}, {@code PageOfTodo}, {@code MapOfStringAndTodo}. A
 * declaration's word is its simple name, with as many outer classes and packages before it as it
 * takes to tell it from the others of the model, whatever is asked for first.
 */
final class TypeWords {
  private final Map<String, String> words = new TreeMap<>();

  TypeWords(Iterable<TypeRef.ClassType> declared) {
    Map<String, Set<String>> byWord = new TreeMap<>();
    Map<String, List<String>> parts = new TreeMap<>();
    for (TypeRef.ClassType type : declared) {
      parts.put(type.name(), List.of(type.name().split("\\.", -1)));
    }
    Map<String, Integer> lengths = new TreeMap<>();
    Set<String> ambiguous = new HashSet<>(parts.keySet());
    while (!ambiguous.isEmpty()) {
      for (String name : ambiguous) {
        lengths.merge(name, 1, Integer::sum);
      }
      byWord.clear();
      parts.forEach(
          (name, of) ->
              byWord
                  .computeIfAbsent(
                      word(of, lengths.getOrDefault(name, 1)).toLowerCase(Locale.ROOT),
                      word -> new HashSet<>())
                  .add(name));
      ambiguous.clear();
      byWord.values().stream().filter(names -> names.size() > 1).forEach(ambiguous::addAll);
      // names that differ in case only stay alike at their full length
      ambiguous.removeIf(name -> lengths.getOrDefault(name, 1) >= sizeOf(parts, name));
    }
    parts.forEach((name, of) -> words.put(name, word(of, lengths.getOrDefault(name, 1))));
  }

  private static int sizeOf(Map<String, List<String>> parts, String name) {
    return parts.getOrDefault(name, List.of()).size();
  }

  private static String word(List<String> parts, int length) {
    StringBuilder word = new StringBuilder();
    for (String part : parts.subList(Math.max(0, parts.size() - length), parts.size())) {
      word.append(Character.toUpperCase(part.charAt(0))).append(part.substring(1));
    }
    return word.toString();
  }

  /** The word for a type. */
  String of(TypeRef type) {
    if (type instanceof TypeRef.ClassType declared) {
      String simple = declared.simpleName().substring(declared.simpleName().lastIndexOf('.') + 1);
      StringBuilder word = new StringBuilder(words.getOrDefault(declared.name(), simple));
      for (int i = 0; i < declared.arguments().size(); i++) {
        word.append(i == 0 ? "Of" : "And").append(of(declared.arguments().get(i)));
      }
      return word.toString();
    }
    if (type instanceof TypeRef.ArrayType array) {
      return "ArrayOf" + of(array.element());
    }
    if (type instanceof TypeRef.WildcardType wildcard) {
      return wildcard.type().isEmpty() ? "Object" : of(wildcard.type().get(0));
    }
    String name = type.toString();
    return Character.toUpperCase(name.charAt(0)) + name.substring(1);
  }
}
