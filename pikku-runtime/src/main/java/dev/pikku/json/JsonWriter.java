package dev.pikku.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON (RFC 8259) as UTF-8 bytes into a growing buffer.
 *
 * <p>Half a surrogate pair in a string, which UTF-8 cannot carry, is written as U+FFFD.
 */
public final class JsonWriter {
  private static final int MAX_LENGTH = Integer.MAX_VALUE - 8;
  private static final String HEX = "0123456789abcdef";

  private byte[] buffer;
  private int length;
  private boolean comma;

  public JsonWriter() {
    this(512);
  }

  /**
   * @param expected how many bytes the text will about have
   */
  public JsonWriter(int expected) {
    buffer = new byte[Math.max(16, expected)];
  }

  public JsonWriter beginObject() {
    open('{');
    return this;
  }

  public JsonWriter endObject() {
    close('}');
    return this;
  }

  public JsonWriter beginArray() {
    open('[');
    return this;
  }

  public JsonWriter endArray() {
    close(']');
    return this;
  }

  private void open(char bracket) {
    next(1);
    buffer[length++] = (byte) bracket;
    comma = false;
  }

  private void close(char bracket) {
    ensure(1);
    buffer[length++] = (byte) bracket;
    comma = true;
  }

  /** Commas come by themselves. */
  public JsonWriter name(String name) {
    // null without quotes would be no name
    value(Objects.requireNonNull(name));
    ensure(1);
    buffer[length++] = ':';
    comma = false;
    return this;
  }

  public JsonWriter value(@Nullable String value) {
    if (value == null) {
      return nullValue();
    }
    int chars = value.length();
    next(chars + 2L);
    byte[] buffer = this.buffer;
    int at = length;
    buffer[at++] = '"';
    int i = 0;
    while (i < chars) {
      char c = value.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        break;
      }
      buffer[at++] = (byte) c;
      i++;
    }
    length = at;
    for (; i < chars; i++) {
      // the longest character, what is left of the others, and the closing quote
      ensure(6L + (chars - i));
      i = character(value, i);
    }
    this.buffer[length++] = '"';
    return this;
  }

  /** Writes the character at an index, escaped where it must be; the index of its last unit. */
  private int character(String text, int i) {
    char c = text.charAt(i);
    if (c < 0x80) {
      ascii(c);
      return i;
    }
    int point = text.codePointAt(i);
    if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
      point = '\ufffd';
    }
    length = JsonScanner.utf8(point, buffer, length);
    return point < Character.MIN_SUPPLEMENTARY_CODE_POINT ? i : i + 1;
  }

  /** Writes one ASCII character, escaped where it must be; there is room for six bytes. */
  private void ascii(int c) {
    if (c >= ' ') {
      if (c == '"' || c == '\\') {
        buffer[length++] = '\\';
      }
      buffer[length++] = (byte) c;
      return;
    }
    buffer[length++] = '\\';
    switch (c) {
      case '\b' -> buffer[length++] = 'b';
      case '\t' -> buffer[length++] = 't';
      case '\n' -> buffer[length++] = 'n';
      case '\f' -> buffer[length++] = 'f';
      case '\r' -> buffer[length++] = 'r';
      default -> {
        buffer[length++] = 'u';
        buffer[length++] = '0';
        buffer[length++] = '0';
        buffer[length++] = (byte) HEX.charAt(c >> 4);
        buffer[length++] = (byte) HEX.charAt(c & 0xf);
      }
    }
  }

  public JsonWriter value(boolean value) {
    return plain(value ? "true" : "false");
  }

  public JsonWriter value(int value) {
    return value((long) value);
  }

  public JsonWriter value(long value) {
    next(20);
    digits(value);
    return this;
  }

  private void digits(long value) {
    // negative, as the smallest long has no positive twin
    long left = value < 0 ? value : -value;
    int size = value < 0 ? 2 : 1;
    for (long power = left / 10; power != 0; power /= 10) {
      size++;
    }
    if (value < 0) {
      buffer[length] = '-';
    }
    int end = length + size;
    int at = end;
    do {
      long rest = left / 10;
      buffer[--at] = (byte) ('0' + (rest * 10 - left));
      left = rest;
    } while (left != 0);
    length = end;
  }

  /**
   * A number, with a fraction even if that is 0.
   *
   * @throws IllegalArgumentException for what JSON cannot say: infinity and not a number
   */
  public JsonWriter value(double value) {
    long whole = (long) value;
    if (whole == value
        && whole > -10_000_000
        && whole < 10_000_000
        && (whole != 0 || 1 / value > 0)) {
      // the same text as the JDK's, without its machinery for fractions
      next(20);
      digits(whole);
      buffer[length++] = '.';
      buffer[length++] = '0';
      return this;
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no " + value);
    }
    return plain(Double.toString(value));
  }

  /**
   * A number, with a fraction even if that is 0.
   *
   * @throws IllegalArgumentException for what JSON cannot say: infinity and not a number
   */
  public JsonWriter value(float value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("JSON has no " + value);
    }
    return plain(Float.toString(value));
  }

  public JsonWriter value(BigDecimal value) {
    // never written out: 1E+9999 would be ten thousand characters
    return plain(value.toString());
  }

  public JsonWriter value(BigInteger value) {
    return plain(value.toString());
  }

  /** As base64 text. */
  public JsonWriter value(byte[] value) {
    byte[] text = Base64.getEncoder().encode(value);
    next(text.length + 2L);
    buffer[length++] = '"';
    System.arraycopy(text, 0, buffer, length, text.length);
    length += text.length;
    buffer[length++] = '"';
    return this;
  }

  public JsonWriter nullValue() {
    return plain("null");
  }

  private JsonWriter plain(String ascii) {
    int chars = ascii.length();
    next(chars);
    for (int i = 0; i < chars; i++) {
      buffer[length++] = (byte) ascii.charAt(i);
    }
    return this;
  }

  /**
   * Map, Iterable, String, Number, Boolean or null, as JsonReader.any() gives them.
   *
   * @throws IllegalArgumentException for anything else, and where it is nested as deeply as what
   *     contains itself
   */
  public JsonWriter any(@Nullable Object value) {
    Untyped.write(this, value, 0);
    return this;
  }

  /** The bytes so far live in buffer()[0, length()); not copied. */
  public byte[] buffer() {
    return buffer;
  }

  public int length() {
    return length;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, length);
  }

  /** Writes UTF-8 bytes as one JSON string, escaped: how an answer's body gets into a payload. */
  public JsonWriter stringOf(byte[] utf8, int from, int to) {
    next(to - from + 2L);
    byte[] buffer = this.buffer;
    int at = length;
    buffer[at++] = '"';
    for (int i = from; i < to; i++) {
      byte b = utf8[i];
      // bytes of longer characters are negative and go through as they are
      if (b >= ' ' ? b != '"' && b != '\\' : b < 0) {
        buffer[at++] = b;
      } else {
        length = at;
        ensure(6L + (to - i));
        ascii(b);
        buffer = this.buffer;
        at = length;
      }
    }
    buffer[at++] = '"';
    length = at;
    return this;
  }

  /** Prepares for a value of so many bytes: the comma before it, and room. */
  private void next(long bytes) {
    ensure(bytes + 1);
    if (comma) {
      buffer[length++] = ',';
    }
    comma = true;
  }

  private void ensure(long bytes) {
    long needed = length + bytes;
    if (needed > buffer.length) {
      if (needed > MAX_LENGTH) {
        throw new IllegalArgumentException("JSON text of more than " + MAX_LENGTH + " bytes");
      }
      buffer =
          Arrays.copyOf(buffer, (int) Math.min(MAX_LENGTH, Math.max(needed, 2L * buffer.length)));
    }
  }
}
