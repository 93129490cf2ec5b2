package dev.pikku.aws;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of Java as DynamoDB writes them: each with its type around it. */
final class AttributeValues {
  /** How deep DynamoDB nests. */
  private static final int DEEPEST = 32;

  private AttributeValues() {}

  static Map<String, Object> ofAll(Map<String, ? extends @Nullable Object> attributes) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (Map.Entry<String, ? extends @Nullable Object> each : attributes.entrySet()) {
      all.put(each.getKey(), of(each.getKey(), each.getValue()));
    }
    return all;
  }

  /**
   * One value.
   *
   * @param name what it is called in what is thrown
   * @throws IllegalArgumentException if DynamoDB has no such value; its text has the name and the
   *     type alone
   */
  static Map<String, Object> of(String name, @Nullable Object value) {
    return of(name, value, 0);
  }

  private static Map<String, Object> of(String name, @Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      throw refusal(name, "is nested deeper than " + DEEPEST + " levels");
    }
    if (value == null) {
      return Map.of("NULL", true);
    }
    if (value instanceof String text) {
      return Map.of("S", text);
    }
    if (value instanceof Boolean) {
      return Map.of("BOOL", value);
    }
    if (value instanceof Number number) {
      return Map.of("N", digits(name, number));
    }
    if (value instanceof byte[] bytes) {
      return Map.of("B", Base64.getEncoder().encodeToString(bytes));
    }
    if (value instanceof Set<?> set) {
      return set(name, set);
    }
    if (value instanceof List<?> list) {
      List<Object> typed = new ArrayList<>();
      for (Object element : list) {
        typed.add(of(name, element, depth + 1));
      }
      return Map.of("L", typed);
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> typed = new LinkedHashMap<>();
      for (Map.Entry<?, ?> entry : map.entrySet()) {
        if (!(entry.getKey() instanceof String key)) {
          throw refusal(name, "is a map whose keys are no texts");
        }
        typed.put(key, of(name, entry.getValue(), depth + 1));
      }
      return Map.of("M", typed);
    }
    throw refusal(name, "is a " + value.getClass().getName() + "; write its text or its number");
  }

  private static Map<String, Object> set(String name, Set<?> set) {
    List<String> texts = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    for (Object element : set) {
      if (element instanceof String text) {
        texts.add(text);
      } else if (element instanceof Number number) {
        numbers.add(digits(name, number));
      } else {
        throw refusal(name, "is a set of neither texts nor numbers");
      }
    }
    if (texts.isEmpty() == numbers.isEmpty()) {
      throw refusal(name, set.isEmpty() ? "is an empty set" : "is a set of texts and numbers");
    }
    return numbers.isEmpty() ? Map.of("SS", texts) : Map.of("NS", numbers);
  }

  private static String digits(String name, Number number) {
    if (number instanceof Integer
        || number instanceof Long
        || number instanceof BigDecimal
        || number instanceof BigInteger
        || number instanceof Short
        || number instanceof Byte) {
      return number.toString();
    }
    if ((number instanceof Double || number instanceof Float)
        && Double.isFinite(number.doubleValue())) {
      return number.toString();
    }
    throw refusal(name, "is a number that DynamoDB does not have");
  }

  private static IllegalArgumentException refusal(String name, String what) {
    return new IllegalArgumentException(
        "DynamoDB cannot keep the value of \"" + name + "\", which " + what);
  }
}
