package dev.pikku.json;

import java.nio.charset.StandardCharsets;

/**
 * The number that was scanned last: mantissa × 10^exponent, as far as that can be held, and where
 * its text stands.
 */
final class JsonNumber {
  private static final int MANTISSA_DIGITS = 18;

  /** All that are exact. */
  private static final double[] POWERS_OF_TEN = new double[23];

  static {
    double power = 1;
    for (int i = 0; i < POWERS_OF_TEN.length; i++) {
      POWERS_OF_TEN[i] = power;
      power *= 10;
    }
  }

  private final byte[] json;
  private final int to;

  private int start;
  private int end;
  private boolean negative;
  // the first digits, without leading zeros; all of them if there are at most MANTISSA_DIGITS
  private long mantissa;
  private int digits;
  private int trailingZeros;
  private int exponent;
  private boolean plain;

  JsonNumber(byte[] json, int to) {
    this.json = json;
    this.to = to;
  }

  /**
   * Scans the number at an index, where there is a minus or a digit.
   *
   * @return the index after it; where it breaks off, minus that index minus one
   */
  int scan(int at) {
    start = at;
    negative = json[at] == '-';
    mantissa = 0;
    digits = 0;
    trailingZeros = 0;
    exponent = 0;
    plain = true;
    int whole = negative ? at + 1 : at;
    int p = scanDigits(whole);
    if (p > whole + 1 && json[whole] == '0') {
      // a leading zero: nothing may follow it
      return -whole - 2;
    }
    if (p > 0 && p < to && json[p] == '.') {
      int fraction = p + 1;
      p = scanDigits(fraction);
      exponent = fraction - p;
      plain = false;
    }
    if (p > 0 && p < to && (json[p] == 'e' || json[p] == 'E')) {
      p = scanExponent(p + 1);
      plain = false;
    }
    end = p;
    return p;
  }

  private int scanDigits(int from) {
    int p = from;
    long value = mantissa;
    while (p < to) {
      int digit = json[p] - '0';
      if (digit < 0 || digit > 9) {
        break;
      }
      if (digits > 0 || digit != 0) {
        if (digits < MANTISSA_DIGITS) {
          value = value * 10 + digit;
        }
        digits++;
        trailingZeros = digit == 0 ? trailingZeros + 1 : 0;
      }
      p++;
    }
    mantissa = value;
    return p == from ? -p - 1 : p;
  }

  private int scanExponent(int from) {
    int p = from;
    boolean down = p < to && json[p] == '-';
    if (down || (p < to && json[p] == '+')) {
      p++;
    }
    int digitsFrom = p;
    int value = 0;
    while (p < to && json[p] >= '0' && json[p] <= '9') {
      // far beyond every limit already: a larger one would overflow
      value = value < 100_000_000 ? value * 10 + (json[p] - '0') : value;
      p++;
    }
    exponent += down ? -value : value;
    return p == digitsFrom ? -p - 1 : p;
  }

  /** Whether it is written without a fraction and without an exponent. */
  boolean isPlain() {
    return plain;
  }

  boolean isZero() {
    return digits == 0;
  }

  /** Whether nothing is left behind the decimal point. */
  boolean isWhole() {
    return digits == 0 || exponent + trailingZeros >= 0;
  }

  int exponent() {
    return exponent;
  }

  /** Whether a long can hold it, which is whole. */
  boolean fitsLong() {
    if (digits == 0) {
      return true;
    }
    if (digits + exponent > MANTISSA_DIGITS) {
      // beyond 64 bits, 19 digits change the sign
      return digits + exponent == MANTISSA_DIGITS + 1 && (longValue() < 0) == negative;
    }
    return true;
  }

  /** Its value, where a long can hold that. */
  long longValue() {
    if (exponent == 0 && digits <= MANTISSA_DIGITS) {
      return negative ? -mantissa : mantissa;
    }
    // negative, as the smallest long has no positive twin
    long value = 0;
    int wanted = digits == 0 ? 0 : digits + exponent;
    for (int p = start; wanted > 0 && p < end && (json[p] | 0x20) != 'e'; p++) {
      int digit = json[p] - '0';
      if (digit >= 0 && (value != 0 || digit != 0)) {
        value = value * 10 - digit;
        wanted--;
      }
    }
    for (; wanted > 0; wanted--) {
      value *= 10;
    }
    return negative ? value : -value;
  }

  /** The nearest double, which may be infinite. */
  double doubleValue() {
    if (digits <= MANTISSA_DIGITS && mantissa <= 1L << 53 && exponent >= -22 && exponent <= 22) {
      // mantissa and power are both exact, so one operation rounds once
      double value =
          exponent < 0 ? mantissa / POWERS_OF_TEN[-exponent] : mantissa * POWERS_OF_TEN[exponent];
      return negative ? -value : value;
    }
    return Double.parseDouble(text());
  }

  /** As it is written. */
  String text() {
    return new String(json, start, end - start, StandardCharsets.ISO_8859_1);
  }
}
