package dev.pikku.json;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;

/** Makes small documents with everything JSON has, and mutations of them. */
final class RandomDocument {
  private static final String[] NUMBERS = {
    "0",
    "-0",
    "-0.0",
    "1.0",
    "1e2",
    "1E+2",
    "1e-2",
    "2147483647",
    "2147483648",
    "-2147483648",
    "-2147483649",
    "9223372036854775807",
    "9223372036854775808",
    "-9223372036854775808",
    "-9223372036854775809",
    "99999999999999999999",
    "0.1",
    "123456789.987654321",
    "1e308",
    "1e400",
    "5e-324",
    "1e-400",
    "0.000000000000000000000000001",
    "100e-2",
    "9007199254740993",
    "1e9999"
  };
  private static final String[] ESCAPES = {
    "\\\"",
    "\\\\",
    "\\/",
    "\\b",
    "\\f",
    "\\n",
    "\\r",
    "\\t",
    "\\u0041",
    "\\u00e9",
    "\\u20AC",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\ude00",
    "\\u0000",
    "\\x",
    "\\u12",
    "\\ud83d\\u0041"
  };
  private static final String[] LETTERS = {
    "a", "b", "c", "id", "text", "é", "ß", "€", "漢", "😀", " ", "~", "\u007f", "\u0080", "\uffff"
  };
  private static final byte[] TYPICAL =
      "{}[]\",:\\ \t\n\r0123456789-+.eEtrufalsn\u0000\u001f/".getBytes(StandardCharsets.US_ASCII);

  private final SplittableRandom random;
  private final StringBuilder out = new StringBuilder();

  private RandomDocument(SplittableRandom random) {
    this.random = random;
  }

  static byte[] next(SplittableRandom random) {
    RandomDocument document = new RandomDocument(random);
    document.value(random.nextInt(5));
    return document.out.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Changes, removes, inserts or repeats one to three bytes. */
  static byte[] mutated(byte[] json, SplittableRandom random) {
    byte[] bytes = json;
    for (int times = random.nextInt(3); times >= 0 && bytes.length > 0; times--) {
      int at = random.nextInt(bytes.length);
      byte b =
          random.nextInt(8) == 0
              ? (byte) random.nextInt(256)
              : TYPICAL[random.nextInt(TYPICAL.length)];
      bytes =
          switch (random.nextInt(4)) {
            case 0 -> splice(bytes, at, at + 1, b);
            case 1 -> splice(bytes, at, at, b);
            case 2 -> splice(bytes, at, at + 1);
            default -> splice(bytes, at, at, bytes[at]);
          };
    }
    return bytes;
  }

  private static byte[] splice(byte[] bytes, int from, int to, byte... put) {
    byte[] result = new byte[bytes.length - (to - from) + put.length];
    System.arraycopy(bytes, 0, result, 0, from);
    System.arraycopy(put, 0, result, from, put.length);
    System.arraycopy(bytes, to, result, from + put.length, bytes.length - to);
    return result;
  }

  private void value(int depth) {
    space();
    switch (random.nextInt(depth > 0 ? 8 : 5)) {
      case 0 -> out.append(random.nextBoolean());
      case 1 -> out.append("null");
      case 2 -> number();
      case 3, 4 -> text(6);
      case 5, 6 -> object(depth - 1);
      default -> array(depth - 1);
    }
    space();
  }

  private void object(int depth) {
    out.append('{');
    for (int size = random.nextInt(4), i = 0; i < size; i++) {
      if (i > 0) {
        out.append(',');
      }
      space();
      text(3);
      space();
      out.append(':');
      value(depth);
    }
    space();
    out.append('}');
  }

  private void array(int depth) {
    out.append('[');
    for (int size = random.nextInt(4), i = 0; i < size; i++) {
      if (i > 0) {
        out.append(',');
      }
      value(depth);
    }
    space();
    out.append(']');
  }

  private void number() {
    switch (random.nextInt(4)) {
      case 0 -> out.append(NUMBERS[random.nextInt(NUMBERS.length)]);
      case 1 -> out.append(random.nextLong() >> random.nextInt(64));
      case 2 -> out.append(Double.longBitsToDouble(random.nextLong() & ~(1L << 62)));
      default -> {
        out.append(random.nextInt(-99, 100)).append('.').append(random.nextInt(1000));
        if (random.nextBoolean()) {
          out.append('e').append(random.nextInt(-30, 30));
        }
      }
    }
  }

  private void text(int length) {
    out.append('"');
    for (int size = random.nextInt(length), i = 0; i < size; i++) {
      out.append(
          random.nextInt(6) == 0
              ? ESCAPES[random.nextInt(ESCAPES.length - (random.nextInt(20) == 0 ? 0 : 6))]
              : LETTERS[random.nextInt(LETTERS.length)]);
    }
    out.append('"');
  }

  private void space() {
    if (random.nextInt(10) == 0) {
      out.append(" \t\n\r".charAt(random.nextInt(4)));
    }
  }
}
