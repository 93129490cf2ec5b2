package dev.pikku.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Strict conversions of text to values. From a plain string they throw an {@link
 * IllegalArgumentException} whose message says what the text must be; from a reader they add that
 * as a violation and give null (or 0).
 */
public final class TextValues {
  private static final String NO_UUID = "must be a UUID";
  private static final String NO_URI = "must be a URI";
  private static final String NO_CHARACTER = "must be one character";
  private static final String NO_NUMBER = "must be a number";
  private static final String NO_WHOLE_NUMBER = "must be a whole number";
  private static final String NO_BOOLEAN = "must be true or false";
  private static final String NO_BASE64 = "must be base64 text";

  private TextValues() {}

  /** The next value if it is a string; else null, and a violation. */
  static @Nullable String text(JsonReader in) {
    if (in.peek() == '"') {
      return in.string();
    }
    in.string();
    return null;
  }

  public static boolean bool(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException(NO_BOOLEAN);
    };
  }

  public static int integer(String text, int min, int max) {
    return (int) whole(text, min, max);
  }

  public static long longInteger(String text) {
    return whole(text, Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private static long whole(String text, long min, long max) {
    if (!isWhole(text)) {
      throw new IllegalArgumentException(NO_WHOLE_NUMBER);
    }
    try {
      long value = Long.parseLong(text);
      if (value >= min && value <= max) {
        return value;
      }
    } catch (NumberFormatException tooLong) {
      // told below
    }
    throw new IllegalArgumentException("must be between " + min + " and " + max);
  }

  /** Whether text is a whole number as JSON writes it. */
  private static boolean isWhole(String text) {
    int digits = digits(text, text.startsWith("-") ? 1 : 0);
    return digits == text.length();
  }

  /** Where the digits end that begin at an index; -1 if they do not, or begin with a zero. */
  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at == from || (at > from + 1 && text.charAt(from) == '0') ? -1 : at;
  }

  public static double decimal(String text) {
    double value = number(text).doubleValue();
    if (Double.isInfinite(value)) {
      throw new IllegalArgumentException(
          "must be between " + -Double.MAX_VALUE + " and " + Double.MAX_VALUE);
    }
    return value;
  }

  public static float real(String text) {
    float value = number(text).floatValue();
    if (Float.isInfinite(value)) {
      throw new IllegalArgumentException(tooLargeForFloat());
    }
    return value;
  }

  /** A number of 32 bits. */
  public static float real(JsonReader in) {
    float value = (float) in.decimal();
    if (Float.isInfinite(value)) {
      in.violation(tooLargeForFloat());
      return 0;
    }
    return value;
  }

  private static String tooLargeForFloat() {
    return "must be between " + -Float.MAX_VALUE + " and " + Float.MAX_VALUE;
  }

  public static BigDecimal bigDecimal(String text) {
    return number(text);
  }

  public static BigInteger bigInteger(String text) {
    if (!isWhole(text) || text.length() > JsonReader.MAX_NUMBER_LENGTH) {
      throw new IllegalArgumentException(NO_WHOLE_NUMBER);
    }
    return new BigInteger(text);
  }

  /** Text as the number that JSON would read, under the same limits. */
  private static BigDecimal number(String text) {
    try {
      JsonReader in = new JsonReader(text.getBytes(StandardCharsets.UTF_8));
      char first = text.isEmpty() ? ' ' : text.charAt(0);
      if (first == '-' || (first >= '0' && first <= '9')) {
        BigDecimal value = in.bigDecimal();
        if (in.position() == text.length() && in.violations().isEmpty()) {
          return value;
        }
      }
    } catch (JsonException malformed) {
      // told below
    }
    throw new IllegalArgumentException(NO_NUMBER);
  }

  public static char character(String text) {
    if (text.length() != 1) {
      throw new IllegalArgumentException(NO_CHARACTER);
    }
    return text.charAt(0);
  }

  /** One UTF-16 unit. */
  public static char character(JsonReader in) {
    String text = text(in);
    if (text != null && text.length() != 1) {
      in.violation(NO_CHARACTER);
    }
    return text == null || text.length() != 1 ? 0 : text.charAt(0);
  }

  public static byte[] base64(String text) {
    try {
      if (text.length() % 4 == 0) {
        return Base64.getDecoder().decode(text);
      }
    } catch (IllegalArgumentException malformed) {
      // told below
    }
    throw new IllegalArgumentException(NO_BASE64);
  }

  public static UUID uuid(String text) {
    if (!isUuid(text)) {
      throw new IllegalArgumentException(NO_UUID);
    }
    return UUID.fromString(text);
  }

  /** A UUID of 36 characters. */
  public static @Nullable UUID uuid(JsonReader in) {
    String text = text(in);
    if (text == null) {
      return null;
    }
    if (!isUuid(text)) {
      in.violation(NO_UUID);
      return null;
    }
    return UUID.fromString(text);
  }

  private static boolean isUuid(String text) {
    if (text.length() != 36) {
      return false;
    }
    for (int i = 0; i < 36; i++) {
      char c = text.charAt(i);
      boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
      if (dash ? c != '-' : Character.digit(c, 16) < 0 || c > 'f') {
        return false;
      }
    }
    return true;
  }

  public static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException malformed) {
      throw new IllegalArgumentException(NO_URI, malformed);
    }
  }

  /** A URI or a relative reference. */
  public static @Nullable URI uri(JsonReader in) {
    String text = text(in);
    if (text == null) {
      return null;
    }
    try {
      return new URI(text);
    } catch (URISyntaxException malformed) {
      in.violation(NO_URI);
      return null;
    }
  }
}
