package dev.pikku.lambda.event;

import dev.pikku.json.JsonReader;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A cursor over an event's bytes, moved forward once; values that may be asked for later are
 * remembered as offsets. AWS made the event, so that it is read leniently: what is cut off or
 * malformed ends in some {@link RuntimeException}, never in an endless loop.
 */
final class EventScan {
  private final byte[] event;
  private int at;
  private int keyFrom;
  private int keyTo;

  EventScan(byte[] event) {
    this.event = event;
  }

  EventScan(byte[] event, int at) {
    this.event = event;
    this.at = at;
  }

  /** Where the cursor stands. */
  int at() {
    return at;
  }

  /** The next byte that is no white space, not consumed. */
  int peek() {
    int c = event[at];
    while (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
      c = event[++at];
    }
    return c;
  }

  private IllegalArgumentException malformed() {
    return new IllegalArgumentException("The event is malformed at byte " + at);
  }

  /** Enters an object, or skips what is none. */
  boolean beginObject() {
    return begin('{');
  }

  /** Enters an array, or skips what is none. */
  boolean beginArray() {
    return begin('[');
  }

  private boolean begin(char bracket) {
    if (peek() == bracket) {
      at++;
      return true;
    }
    skip();
    return false;
  }

  /** Goes to the next key of an object; the cursor then stands at its value. */
  boolean nextKey() {
    if (!nextElement('}')) {
      return false;
    }
    if (event[at] != '"') {
      throw malformed();
    }
    keyFrom = at + 1;
    skipString();
    keyTo = at - 1;
    if (peek() != ':') {
      throw malformed();
    }
    at++;
    peek();
    return true;
  }

  /** Goes to the next element of an array. */
  boolean nextElement() {
    return nextElement(']');
  }

  private boolean nextElement(char end) {
    int c = peek();
    if (c == end) {
      at++;
      return false;
    }
    if (c == ',') {
      at++;
      peek();
    }
    return true;
  }

  /** Whether the key is this one; keys with escapes are none that is looked for. */
  boolean isKey(String name) {
    int length = name.length();
    if (keyTo - keyFrom != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (event[keyFrom + i] != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Whether the key is this one, whatever the case of its letters and of the key's. */
  boolean isKeyIgnoringCase(String name) {
    int length = name.length();
    if (keyTo - keyFrom != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (lower(event[keyFrom + i]) != lower(name.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static int lower(int c) {
    return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
  }

  /** The key as text. */
  String key() {
    return new EventScan(event, keyFrom - 1).string();
  }

  /** Where the cursor stands, if an object is there; else -1. */
  int objectAt() {
    return event[at] == '{' ? at : -1;
  }

  /** {@link #text}, empty for null. */
  String textOrEmpty() {
    String text = text();
    return text == null ? "" : text;
  }

  /** A string's text; numbers and booleans as written; null for null and what is nested. */
  @Nullable String text() {
    switch (peek()) {
      case '"' -> {
        return string();
      }
      case 'n', '{', '[' -> {
        skip();
        return null;
      }
      default -> {
        int from = at;
        skip();
        return new String(event, from, at - from, StandardCharsets.ISO_8859_1);
      }
    }
  }

  private String string() {
    int from = ++at;
    int c;
    while ((c = event[at]) != '"') {
      if (c == '\\') {
        at = from - 1;
        byte[] utf8 = bytes();
        return new String(utf8, StandardCharsets.UTF_8);
      }
      at++;
    }
    return new String(event, from, at++ - from, StandardCharsets.UTF_8);
  }

  /** A string's bytes, as UTF-8; empty for what is no string. */
  byte[] bytes() {
    if (peek() != '"') {
      skip();
      return new byte[0];
    }
    JsonReader reader = new JsonReader(event, at, event.length);
    byte[] utf8 = reader.stringBytes();
    at = reader.position();
    return utf8;
  }

  /** A whole number, be it written as text. */
  long number(long otherwise) {
    int digit = peek() == '"' ? at + 1 : at;
    int from = digit;
    long number = 0;
    for (int c = event[digit]; c >= '0' && c <= '9'; c = event[++digit]) {
      number = number * 10 + (c - '0');
    }
    skip();
    return digit == from || digit - from > 18 ? otherwise : number;
  }

  boolean isTrue() {
    boolean result = peek() == 't';
    skip();
    return result;
  }

  /** Skips one value. */
  void skip() {
    int c = peek();
    if (c == '"') {
      skipString();
    } else if (c == '{' || c == '[') {
      skipNested();
    } else {
      int from = at;
      while (c != ',' && c != '}' && c != ']' && c > ' ') {
        c = event[++at];
      }
      if (at == from) {
        throw malformed();
      }
    }
  }

  private void skipNested() {
    int depth = 0;
    do {
      int c = event[at];
      if (c == '"') {
        skipString();
        continue;
      }
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      at++;
    } while (depth > 0);
  }

  private void skipString() {
    int i = at + 1;
    int c;
    while ((c = event[i++]) != '"') {
      if (c == '\\') {
        i++;
      }
    }
    at = i;
  }

  /**
   * Finds a member of the object at an offset.
   *
   * @param object where it begins; negative if there is none
   * @return where the member's value begins, or -1
   */
  static int member(byte[] event, int object, String name, boolean ignoringCase) {
    if (object < 0) {
      return -1;
    }
    EventScan scan = new EventScan(event, object);
    if (scan.beginObject()) {
      while (scan.nextKey()) {
        if (ignoringCase ? scan.isKeyIgnoringCase(name) : scan.isKey(name)) {
          return scan.at();
        }
        scan.skip();
      }
    }
    return -1;
  }
}
