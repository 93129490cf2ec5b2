package dev.pikku.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The constraints of jakarta.validation that take more than a comparison; each answers whether it
 * holds. As there, null breaks only {@code notBlank} and {@code notEmpty}.
 */
public final class Constraints {
  private static final int MAX_LOCAL_PART = 64;
  private static final int MAX_DOMAIN = 255;
  private static final int MAX_LABEL = 63;
  private static final String LOCAL_SIGNS = "!#$%&'*+/=?^_`{|}~-.";

  private Constraints() {}

  public static boolean notBlank(@Nullable CharSequence value) {
    return value != null && !value.toString().isBlank();
  }

  public static boolean notEmpty(@Nullable CharSequence value) {
    return value != null && value.length() > 0;
  }

  public static boolean notEmpty(@Nullable Collection<?> value) {
    return value != null && !value.isEmpty();
  }

  public static boolean notEmpty(@Nullable Map<?, ?> value) {
    return value != null && !value.isEmpty();
  }

  public static boolean size(@Nullable CharSequence value, int min, int max) {
    return value == null || size(value.length(), min, max);
  }

  public static boolean size(@Nullable Collection<?> value, int min, int max) {
    return value == null || size(value.size(), min, max);
  }

  public static boolean size(@Nullable Map<?, ?> value, int min, int max) {
    return value == null || size(value.size(), min, max);
  }

  /** Of an array, by its length. */
  public static boolean size(int size, int min, int max) {
    return size >= min && size <= max;
  }

  /** How a number compares with a limit; 0 where there is none to compare. */
  public static int compare(@Nullable Object value, String limit) {
    BigDecimal number = number(value);
    return number == null ? 0 : number.compareTo(new BigDecimal(limit));
  }

  /** Whether text is a number at all; anything else is. */
  public static boolean isNumber(@Nullable Object value) {
    return value == null || number(value) != null;
  }

  public static boolean digits(@Nullable Object value, int integer, int fraction) {
    if (value == null) {
      return true;
    }
    BigDecimal number = number(value);
    if (number == null) {
      return false;
    }
    BigDecimal plain = number.stripTrailingZeros();
    return Math.max(plain.precision() - plain.scale(), 0) <= integer
        && Math.max(plain.scale(), 0) <= fraction;
  }

  private static @Nullable BigDecimal number(@Nullable Object value) {
    if (value instanceof BigDecimal decimal) {
      return decimal;
    } else if (value instanceof BigInteger big) {
      return new BigDecimal(big);
    } else if (value instanceof Double || value instanceof Float) {
      return new BigDecimal(value.toString());
    } else if (value instanceof Number number) {
      return BigDecimal.valueOf(number.longValue());
    } else if (value instanceof CharSequence text) {
      try {
        return TextValues.bigDecimal(text.toString());
      } catch (IllegalArgumentException malformed) {
        return null;
      }
    }
    return null;
  }

  /** Whether text may be an address, by its form; only mail sent there could tell for sure. */
  public static boolean email(@Nullable CharSequence value) {
    if (value == null || value.length() == 0) {
      return true;
    }
    String text = value.toString();
    int at = text.lastIndexOf('@');
    return at > 0
        && at <= MAX_LOCAL_PART
        && isLocalPart(text.substring(0, at))
        && isDomain(text.substring(at + 1));
  }

  private static boolean isLocalPart(String local) {
    if (local.length() > 2 && local.startsWith("\"") && local.endsWith("\"")) {
      String quoted = local.substring(1, local.length() - 1);
      return quoted.indexOf('"') < 0 && quoted.indexOf('\\') < 0 && isPrintable(quoted);
    }
    if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
      return false;
    }
    for (int i = 0; i < local.length(); i++) {
      char c = local.charAt(i);
      if (!Character.isLetterOrDigit(c)
          && LOCAL_SIGNS.indexOf(c) < 0
          && !Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPrintable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) == 127) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDomain(String domain) {
    if (domain.isEmpty() || domain.length() > MAX_DOMAIN) {
      return false;
    }
    if (domain.startsWith("[") && domain.endsWith("]")) {
      return isAddress(domain.substring(1, domain.length() - 1));
    }
    int from = 0;
    while (from <= domain.length()) {
      int dot = domain.indexOf('.', from);
      int to = dot < 0 ? domain.length() : dot;
      if (!isLabel(domain, from, to)) {
        return false;
      }
      from = to + 1;
    }
    return true;
  }

  private static boolean isLabel(String domain, int from, int to) {
    if (from == to
        || to - from > MAX_LABEL
        || domain.charAt(from) == '-'
        || domain.charAt(to - 1) == '-') {
      return false;
    }
    for (int i = from; i < to; i++) {
      char c = domain.charAt(i);
      if (!Character.isLetterOrDigit(c) && c != '-' && !Character.isSurrogate(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isAddress(String address) {
    int from = address.startsWith("IPv6:") ? 5 : 0;
    for (int i = from; i < address.length(); i++) {
      char c = address.charAt(i);
      if (Character.digit(c, 16) < 0 && c != '.' && c != ':') {
        return false;
      }
    }
    return address.length() > from;
  }
}
