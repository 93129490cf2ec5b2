package dev.pikku.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;

/** Takes UTF-8 bytes apart into what JSON is made of, and refuses the rest. */
final class JsonScanner {
  /** What {@link #skipSpace} tells at the end: no byte that JSON has outside of text. */
  static final int END = -200;

  /** The length from which it costs more to go through a value again than to remember its end. */
  private static final int WORTH_REMEMBERING = 256;

  private final byte[] json;
  private final int from;
  private final int to;
  private int at;

  // the text that was scanned last
  private int textFrom;
  private int textTo;
  private @Nullable JsonNumber number;
  private boolean ascii;
  private boolean escaped;

  /** Where long values end that begin at a position, once something looked ahead. */
  private @Nullable HashMap<Integer, Integer> ends;

  JsonScanner(byte[] json, int from, int to) {
    this.json = json;
    this.from = from;
    this.to = to;
    this.at = from;
  }

  int position() {
    return at;
  }

  /** Goes back to where it was. */
  void back(int position) {
    at = position;
  }

  /** Goes to the next byte that is no white space, and tells it, or END. */
  int skipSpace() {
    int p = at;
    while (p < to) {
      byte b = json[p];
      if (b > ' ' || (b != ' ' && b != '\n' && b != '\r' && b != '\t')) {
        at = p;
        return b;
      }
      p++;
    }
    at = p;
    return END;
  }

  /** Passes the next byte. */
  void pass() {
    at++;
  }

  /** The kind of the next value, as {@link JsonReader#peek()} tells it. */
  char peek() {
    int next = skipSpace();
    return switch (next) {
      case '{', '[', '"', 't', 'n' -> (char) next;
      case 'f' -> 't';
      case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> '0';
      default -> throw malformed(next == END ? "Unexpected end" : "Expected a value");
    };
  }

  void colon() {
    if (skipSpace() != ':') {
      throw malformed("Expected a colon");
    }
    at++;
  }

  void literal(String word) {
    int end = at + word.length();
    for (int i = 1; i < word.length(); i++) {
      if (at + i >= to || json[at + i] != word.charAt(i)) {
        throw malformed("Expected a value");
      }
    }
    at = end;
  }

  boolean scanBoolean() {
    boolean value = json[at] == 't';
    literal(value ? "true" : "false");
    return value;
  }

  /** Skips the value at a depth, checking its syntax. */
  void skip(int level) {
    switch (peek()) {
      case '{' -> skipObject(level + 1);
      case '[' -> skipArray(level + 1);
      case '"' -> scanText();
      case '0' -> scanNumber();
      case 'n' -> literal("null");
      default -> scanBoolean();
    }
  }

  /**
   * Skips one value that will be come back to. What holds it may be looked through for every object
   * that lies around it; where it ends is remembered, so that it is passed through once all the
   * same.
   */
  void skipAhead(int level) {
    peek();
    Integer end = ends == null ? null : ends.get(at);
    if (end != null) {
      at = end;
      return;
    }
    if (ends == null) {
      ends = new HashMap<>();
    }
    skip(level);
  }

  private void skipped(int start) {
    if (ends != null && at - start >= WORTH_REMEMBERING) {
      ends.put(start, at);
    }
  }

  private void skipObject(int level) {
    if (level > JsonReader.MAX_DEPTH) {
      throw malformed("Nested too deeply");
    }
    int start = at;
    at++;
    if (skipSpace() == '}') {
      at++;
      return;
    }
    while (true) {
      if (skipSpace() != '"') {
        throw malformed("Expected a name");
      }
      scanText();
      colon();
      skip(level);
      int next = skipSpace();
      if (next == '}') {
        at++;
        skipped(start);
        return;
      }
      if (next != ',') {
        throw malformed("Expected a comma or the end of the object");
      }
      at++;
    }
  }

  private void skipArray(int level) {
    if (level > JsonReader.MAX_DEPTH) {
      throw malformed("Nested too deeply");
    }
    int start = at;
    at++;
    if (skipSpace() == ']') {
      at++;
      return;
    }
    while (true) {
      skip(level);
      int next = skipSpace();
      if (next == ']') {
        at++;
        skipped(start);
        return;
      }
      if (next != ',') {
        throw malformed("Expected a comma or the end of the array");
      }
      at++;
    }
  }

  /** The number that was scanned last; many documents have none. */
  JsonNumber number() {
    JsonNumber last = number;
    if (last == null) {
      last = new JsonNumber(json, to);
      number = last;
    }
    return last;
  }

  /** Scans the number that comes next. */
  void scanNumber() {
    int end = number().scan(at);
    if (end < 0) {
      at = -end - 1;
      throw malformed("Expected a digit");
    }
    if (end - at > JsonReader.MAX_NUMBER_LENGTH) {
      throw malformed("Number too long");
    }
    at = end;
  }

  /** Scans the text that comes next. */
  void scanText() {
    final byte[] json = this.json;
    final int to = this.to;
    int p = at + 1;
    textFrom = p;
    ascii = true;
    escaped = false;
    while (p < to) {
      byte b = json[p];
      if (b == '"') {
        textTo = p;
        at = p + 1;
        return;
      }
      if (b == '\\') {
        p = scanEscape(p);
        escaped = true;
      } else if (b >= ' ') {
        p++;
      } else if (b < 0) {
        p = scanUtf8(p);
        ascii = false;
      } else {
        at = p;
        throw malformed("Control character in text");
      }
    }
    at = p;
    throw malformed("Text without an end");
  }

  private int scanEscape(int p) {
    at = p;
    int escape = p + 1 < to ? json[p + 1] : -1;
    return switch (escape) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> p + 2;
      case 'u' -> scanUnits(p);
      default -> throw malformed("Unknown escape");
    };
  }

  /** The index after a character that is escaped as one UTF-16 unit, or as two. */
  private int scanUnits(int p) {
    int unit = unit(p);
    if (unit < Character.MIN_SURROGATE || unit > Character.MAX_SURROGATE) {
      return p + 6;
    }
    if (unit <= Character.MAX_HIGH_SURROGATE
        && p + 7 < to
        && json[p + 6] == '\\'
        && json[p + 7] == 'u') {
      int low = unit(p + 6);
      if (low >= Character.MIN_LOW_SURROGATE && low <= Character.MAX_LOW_SURROGATE) {
        return p + 12;
      }
    }
    // half a character has no UTF-8, so nothing could be done with it
    at = p;
    throw malformed("Half a surrogate pair");
  }

  /** The UTF-16 unit of the escape that begins at an index. */
  private int unit(int escape) {
    int unit = 0;
    for (int p = escape + 2; p < escape + 6; p++) {
      int digit = p < to ? hex(json[p]) : -1;
      if (digit < 0) {
        at = escape;
        throw malformed("Unknown escape");
      }
      unit = (unit << 4) | digit;
    }
    return unit;
  }

  private static int hex(byte b) {
    if (b >= '0' && b <= '9') {
      return b - '0';
    }
    int letter = b | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }

  /** The index after the character of several bytes at p: shortest form only, no surrogates. */
  private int scanUtf8(int p) {
    int lead = json[p] & 0xff;
    int low = 0x80;
    int high = 0xbf;
    int more;
    if (lead >= 0xc2 && lead <= 0xdf) {
      more = 1;
    } else if (lead >= 0xe0 && lead <= 0xef) {
      more = 2;
      low = lead == 0xe0 ? 0xa0 : low;
      high = lead == 0xed ? 0x9f : high;
    } else if (lead >= 0xf0 && lead <= 0xf4) {
      more = 3;
      low = lead == 0xf0 ? 0x90 : low;
      high = lead == 0xf4 ? 0x8f : high;
    } else {
      at = p;
      throw malformed("Text that is not UTF-8");
    }
    for (int i = 1; i <= more; i++) {
      int b = p + i < to ? json[p + i] & 0xff : 0;
      if (b < low || b > high) {
        at = p;
        throw malformed("Text that is not UTF-8");
      }
      low = 0x80;
      high = 0xbf;
    }
    return p + more + 1;
  }

  /** The text that was scanned last. */
  String text() {
    if (escaped) {
      return new String(unescaped(), StandardCharsets.UTF_8);
    }
    return new String(
        json,
        textFrom,
        textTo - textFrom,
        ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
  }

  /** The UTF-8 bytes of the text that was scanned last. */
  byte[] textBytes() {
    return escaped ? unescaped() : Arrays.copyOfRange(json, textFrom, textTo);
  }

  private byte[] unescaped() {
    // an escape is never shorter than the bytes it stands for
    byte[] bytes = new byte[textTo - textFrom];
    int length = 0;
    int p = textFrom;
    while (p < textTo) {
      byte b = json[p++];
      if (b != '\\') {
        bytes[length++] = b;
        continue;
      }
      b = json[p++];
      switch (b) {
        case 'b' -> bytes[length++] = '\b';
        case 'f' -> bytes[length++] = '\f';
        case 'n' -> bytes[length++] = '\n';
        case 'r' -> bytes[length++] = '\r';
        case 't' -> bytes[length++] = '\t';
        case 'u' -> {
          int unit = unit(p - 2);
          p += 4;
          if (unit >= Character.MIN_SURROGATE && unit <= Character.MAX_SURROGATE) {
            unit = Character.toCodePoint((char) unit, (char) unit(p));
            p += 6;
          }
          length = utf8(unit, bytes, length);
        }
        default -> bytes[length++] = b;
      }
    }
    return Arrays.copyOf(bytes, length);
  }

  /** Encodes a character that is no surrogate; the index after it. */
  static int utf8(int point, byte[] bytes, int at) {
    if (point < 0x80) {
      bytes[at] = (byte) point;
      return at + 1;
    }
    int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    int rest = point;
    for (int i = at + more; i > at; i--) {
      bytes[i] = (byte) (0x80 | (rest & 0x3f));
      rest >>= 6;
    }
    // as many leading ones as there are bytes
    bytes[at] = (byte) ((0xf0 << (3 - more)) | rest);
    return at + more + 1;
  }

  RuntimeException malformed(String message) {
    return JsonException.at(at - from, message);
  }
}
