package dev.pikku.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON (RFC 8259) forward, once, from UTF-8 bytes.
 *
 * <p>What is not JSON throws a {@link JsonException}, whether the value is wanted or skipped. A
 * value of another type than the one that is asked for is skipped, becomes a violation at {@link
 * #path()}, and reads as 0, false or empty.
 */
public final class JsonReader {
  /** Containers within containers, at most. */
  public static final int MAX_DEPTH = 100;

  /** Characters of a number, at most. */
  public static final int MAX_NUMBER_LENGTH = 1000;

  /** Exponents of decimal numbers, at most, up and down. */
  public static final int MAX_EXPONENT = 9999;

  // a whole number has to be written out, so that a few bytes must not become very many
  private static final int MAX_WHOLE_EXPONENT = 100;
  // names come from the document, and paths go into answers
  private static final int MAX_PATH_LENGTH = 500;
  private static final String NO_WHOLE_NUMBER = "must be a whole number";
  private static final String NO_NUMBER = "must be a number";

  private final JsonScanner scan;
  private final Violations violations;

  // the path: for each open container the name or the index of what is being read in it
  private @Nullable String[] names = new @Nullable String[8];
  private int[] indices = new int[8];
  private int depth;
  private boolean first;
  private boolean objectEnded;

  public JsonReader(byte[] json) {
    this(json, 0, json.length);
  }

  public JsonReader(byte[] json, int from, int to) {
    this(json, from, to, new Violations());
  }

  /** Reads json[from, to), adding to violations that other sources of the same input have too. */
  public JsonReader(byte[] json, int from, int to, Violations violations) {
    this.scan = new JsonScanner(json, from, to);
    this.violations = violations;
  }

  /** Where violations of this document are collected. */
  public Violations violations() {
    return violations;
  }

  /** Index of the next byte; at a value's first byte after {@link #peek()}. */
  public int position() {
    return scan.position();
  }

  /**
   * Where the reader stands, such as items[2].name; empty at the root. Very long ones break off.
   */
  public String path() {
    return path(depth);
  }

  private String path(int levels) {
    if (levels == 0) {
      return "";
    }
    StringBuilder path = new StringBuilder();
    for (int level = 0; level < levels; level++) {
      String name = names[level];
      if (indices[level] >= 0) {
        path.append('[').append(indices[level]).append(']');
      } else if (name != null) {
        if (path.length() > 0) {
          path.append('.');
        }
        if (path.length() + name.length() > MAX_PATH_LENGTH) {
          return path.append("...").toString();
        }
        path.append(name);
      }
    }
    return path.toString();
  }

  /** Adds a violation at path(). */
  public void violation(String message) {
    violations.add(path(), message);
  }

  /** Adds a violation at the component of the object whose end was just read, or is being read. */
  public void violation(String component, String message) {
    boolean inObject = !objectEnded && depth > 0 && indices[depth - 1] < 0;
    String object = path(inObject ? depth - 1 : depth);
    violations.add(object.isEmpty() ? component : object + "." + component, message);
  }

  /**
   * First byte class of the next value: '{', '[', '"', '0' (any number), 't' (true or false), 'n'.
   */
  public char peek() {
    return scan.peek();
  }

  /** Enters an object; false (and a violation, the value skipped) where the next value is none. */
  public boolean beginObject() {
    if (!next('{', "must be an object")) {
      return false;
    }
    open();
    return true;
  }

  /** The next name, or null when the object has ended. */
  public @Nullable String nextName() {
    int next = scan.skipSpace();
    if (next == '}') {
      scan.pass();
      depth--;
      first = false;
      objectEnded = true;
      return null;
    }
    next = comma(next, "Expected a comma or the end of the object");
    if (next != '"') {
      throw scan.malformed("Expected a name");
    }
    scan.scanText();
    String name = scan.text();
    names[depth - 1] = name;
    scan.colon();
    return name;
  }

  /** Enters an array; false (and a violation, the value skipped) where the next value is none. */
  public boolean beginArray() {
    if (!next('[', "must be an array")) {
      return false;
    }
    open();
    return true;
  }

  /** Whether another element follows; false when the array has ended. */
  public boolean nextElement() {
    int next = scan.skipSpace();
    if (next == ']') {
      scan.pass();
      depth--;
      first = false;
      objectEnded = false;
      return false;
    }
    comma(next, "Expected a comma or the end of the array");
    indices[depth - 1]++;
    return true;
  }

  private void open() {
    if (depth == MAX_DEPTH) {
      throw scan.malformed("Nested too deeply");
    }
    scan.pass();
    if (depth == names.length) {
      names = Arrays.copyOf(names, depth * 2);
      indices = Arrays.copyOf(indices, depth * 2);
    }
    names[depth] = null;
    indices[depth] = -1;
    depth++;
    first = true;
    objectEnded = false;
  }

  private int comma(int next, String expected) {
    objectEnded = false;
    if (first) {
      first = false;
      return next;
    }
    if (next != ',') {
      throw scan.malformed(expected);
    }
    scan.pass();
    return scan.skipSpace();
  }

  /** Consumes a null if the next value is one. */
  public boolean tryNull() {
    if (peek() != 'n') {
      return false;
    }
    scan.literal("null");
    return true;
  }

  /**
   * The text that the object which comes next has under a name, wherever it stands in it; the
   * reader stays before the object. Null if it has none, or something else than text.
   */
  public @Nullable String ahead(String name) {
    int start = scan.position();
    if (peek() != '{') {
      return null;
    }
    scan.pass();
    String found = null;
    for (int next = scan.skipSpace(); next == '"' && found == null; next = scan.skipSpace()) {
      scan.scanText();
      boolean wanted = scan.text().equals(name);
      scan.colon();
      if (wanted) {
        found = peek() == '"' ? textAhead() : "";
      } else {
        scan.skipAhead(depth + 1);
        if (scan.skipSpace() == ',') {
          scan.pass();
        }
      }
    }
    scan.back(start);
    return found == null || found.isEmpty() ? null : found;
  }

  private String textAhead() {
    scan.scanText();
    return scan.text();
  }

  /** Skips one value, checking its syntax. */
  public void skip() {
    scan.skip(depth);
  }

  /** Checks that nothing but white space is left. */
  public void end() {
    if (scan.skipSpace() != JsonScanner.END) {
      throw scan.malformed("Expected nothing more");
    }
  }

  /** A string; empty where the value is none. */
  public String string() {
    if (!next('"', "must be text")) {
      return "";
    }
    scan.scanText();
    return scan.text();
  }

  /** A string as UTF-8 bytes, unescaped. */
  public byte[] stringBytes() {
    if (!next('"', "must be text")) {
      return new byte[0];
    }
    scan.scanText();
    return scan.textBytes();
  }

  /** A true or a false. */
  public boolean bool() {
    if (!next('t', "must be true or false")) {
      return false;
    }
    return scan.scanBoolean();
  }

  /** A whole number in a range. 1.0 and 1e2 are whole too, as JSON knows only one kind. */
  public int integer(int min, int max) {
    return (int) whole(min, max);
  }

  /** A whole number of 64 bits. */
  public long longInteger() {
    return whole(Long.MIN_VALUE, Long.MAX_VALUE);
  }

  private long whole(long min, long max) {
    if (!nextNumber(NO_WHOLE_NUMBER)) {
      return 0;
    }
    JsonNumber number = scan.number();
    if (!number.isWhole()) {
      violation(NO_WHOLE_NUMBER);
      return 0;
    }
    // asked first: to write out 1e99999999 would take long
    if (number.fitsLong()) {
      long value = number.longValue();
      if (value >= min && value <= max) {
        return value;
      }
    }
    violation("must be between " + min + " and " + max);
    return 0;
  }

  /** A number as the nearest double. */
  public double decimal() {
    if (!nextNumber(NO_NUMBER)) {
      return 0;
    }
    double value = scan.number().doubleValue();
    if (Double.isInfinite(value)) {
      violation("must be between " + -Double.MAX_VALUE + " and " + Double.MAX_VALUE);
      return 0;
    }
    return value;
  }

  /** A number, exactly as written. */
  public BigDecimal bigDecimal() {
    return nextNumber(NO_NUMBER) ? scannedDecimal() : BigDecimal.ZERO;
  }

  private BigDecimal scannedDecimal() {
    int exponent = scan.number().exponent();
    if (exponent > MAX_EXPONENT || exponent < -MAX_EXPONENT) {
      violation("must have an exponent between -" + MAX_EXPONENT + " and " + MAX_EXPONENT);
      return BigDecimal.ZERO;
    }
    return new BigDecimal(scan.number().text());
  }

  /** A whole number of any size. */
  public BigInteger bigInteger() {
    if (!nextNumber(NO_WHOLE_NUMBER)) {
      return BigInteger.ZERO;
    }
    JsonNumber number = scan.number();
    if (number.isPlain()) {
      return new BigInteger(number.text());
    }
    if (!number.isWhole()) {
      violation(NO_WHOLE_NUMBER);
      return BigInteger.ZERO;
    }
    if (number.isZero()) {
      return BigInteger.ZERO;
    }
    if (number.exponent() > MAX_WHOLE_EXPONENT) {
      violation("must have an exponent of at most " + MAX_WHOLE_EXPONENT);
      return BigInteger.ZERO;
    }
    return new BigDecimal(number.text()).toBigInteger();
  }

  /** The number that comes next, as {@link #any()} gives it. */
  Number number() {
    scan.scanNumber();
    JsonNumber number = scan.number();
    if (!number.isPlain()) {
      return scannedDecimal();
    }
    if (!number.fitsLong()) {
      return new BigInteger(number.text());
    }
    long value = number.longValue();
    if (value == (int) value) {
      return (int) value;
    }
    return value;
  }

  private boolean nextNumber(String expected) {
    if (next('0', expected)) {
      scan.scanNumber();
      return true;
    }
    return false;
  }

  /** Base64 text (RFC 4648, section 4), padded, as bytes. */
  public byte[] base64() {
    if (!next('"', "must be base64 text")) {
      return new byte[0];
    }
    byte[] text = stringBytes();
    if (text.length % 4 == 0) {
      try {
        return Base64.getDecoder().decode(text);
      } catch (IllegalArgumentException e) {
        // told below
      }
    }
    violation("must be base64 text");
    return new byte[0];
  }

  /**
   * Whatever comes: Map (in the order written), List, String, Integer, Long, BigInteger (by size),
   * BigDecimal (where there is a fraction or an exponent), Boolean or null. A name that an object
   * has twice is a violation.
   */
  public @Nullable Object any() {
    return Untyped.read(this);
  }

  /** Whether a value of the kind comes; if not it is skipped, and a violation is added. */
  private boolean next(char kind, String expected) {
    char next = peek();
    if (next == kind) {
      return true;
    }
    skip();
    violation(next == 'n' ? "must not be null" : expected);
    return false;
  }
}
