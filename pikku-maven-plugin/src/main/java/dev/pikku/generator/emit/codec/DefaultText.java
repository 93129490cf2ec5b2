package dev.pikku.generator.emit.codec;

import dev.pikku.generator.model.ComponentModel;
import java.lang.reflect.InvocationTargetException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Tries the text of {@code @Default} when the backend is built, not when it is first needed. */
public final class DefaultText {
  private DefaultText() {}

  /** The texts that a list's default stands for. */
  public static List<String> parts(ComponentModel component) {
    String text = component.defaultText().orElse("");
    if (text.isEmpty()) {
      return List.of();
    }
    return component.csv() ? List.of(text.split(",", -1)) : List.of(text);
  }

  /** Whether a value can be read from a text. */
  static boolean fits(Shape shape, String text) {
    if (shape instanceof Shape.Enumeration enumeration) {
      return enumeration.model().constants().contains(text);
    }
    if (shape instanceof Shape.Untyped) {
      return true;
    }
    return shape instanceof Shape.Scalar scalar && fits(scalar.type(), text);
  }

  private static boolean fits(ScalarType type, String text) {
    try {
      return switch (type.kind()) {
        case TEXT -> true;
        case CHARACTER -> text.length() == 1;
        case BOOLEAN -> text.equals("true") || text.equals("false");
        case WHOLE -> isWhole(text) && inRange(type.name(), new BigInteger(text));
        case BIG_INTEGER -> isWhole(text);
        case REAL -> isNumber(text) && Double.isFinite(Double.parseDouble(text));
        case BIG_DECIMAL -> isNumber(text);
        case BYTES -> Base64.getDecoder().decode(text) != null;
        case TIME -> isTime(type.name(), text);
        case FILE -> false;
        case OTHER ->
            type.name().endsWith("UUID")
                ? UUID.fromString(text).toString().equalsIgnoreCase(text)
                : !URI.create(text).toString().isEmpty() || text.isEmpty();
      };
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isWhole(String text) {
    return text.matches("-?(0|[1-9][0-9]*)");
  }

  private static boolean isNumber(String text) {
    return text.matches("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]{1,4})?")
        && new BigDecimal(text).precision() > 0;
  }

  private static boolean inRange(String type, BigInteger value) {
    int bits =
        switch (type) {
          case "byte", "java.lang.Byte" -> Byte.SIZE;
          case "short", "java.lang.Short" -> Short.SIZE;
          case "int", "java.lang.Integer" -> Integer.SIZE;
          default -> Long.SIZE;
        };
    return value.bitLength() < bits;
  }

  /** The JDK's types of time parse themselves, so none is named here. */
  private static boolean isTime(String type, String text) {
    String method =
        switch (type) {
          case "java.time.ZoneId", "java.time.ZoneOffset" -> "of";
          case "java.time.DayOfWeek", "java.time.Month" -> "valueOf";
          default -> "parse";
        };
    Class<?> parameter = method.equals("parse") ? CharSequence.class : String.class;
    try {
      return Class.forName(type).getMethod(method, parameter).invoke(null, text) != null;
    } catch (InvocationTargetException e) {
      return false;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(e.getMessage(), e);
    }
  }
}
