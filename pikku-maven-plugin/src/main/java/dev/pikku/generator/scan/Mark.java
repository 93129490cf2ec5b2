package dev.pikku.generator.scan;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An annotation as plain values, wherever it was read from.
 *
 * @param name the annotation's qualified name
 * @param values text, numbers, booleans; enum constants and classes by name; lists of these; nested
 *     marks
 */
record Mark(String name, SortedMap<String, Object> values) {

  /** What javac gives for a class or constant that it cannot find. */
  static final String UNRESOLVED = "<error>";

  Mark {
    values = new TreeMap<>(values);
  }

  String simpleName() {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  /** The same with the values that are not stated. */
  Mark withDefaults(Map<String, Object> defaults) {
    SortedMap<String, Object> all = new TreeMap<>(defaults);
    all.putAll(values);
    return new Mark(name, all);
  }

  String text(String key) {
    return values.get(key) instanceof String text ? text : "";
  }

  int number(String key) {
    return values.get(key) instanceof Integer number ? number : 0;
  }

  boolean flag(String key) {
    return values.get(key) instanceof Boolean flag && flag;
  }

  /** A list value; a single value counts as a list of one. */
  List<String> texts(String key) {
    Object value = values.get(key);
    if (value instanceof List<?> list) {
      return list.stream().map(String::valueOf).toList();
    }
    return value == null ? List.of() : List.of(String.valueOf(value));
  }

  List<Mark> marks(String key) {
    Object value = values.get(key);
    List<?> list =
        value instanceof List<?> several ? several : value == null ? List.of() : List.of(value);
    return list.stream().filter(Mark.class::isInstance).map(Mark.class::cast).toList();
  }

  /** Keys whose value names something that cannot be found. */
  List<String> unresolved() {
    return values.keySet().stream().filter(key -> texts(key).contains(UNRESOLVED)).toList();
  }
}
