package dev.pikku.generator.emit.openapi;

import java.util.Optional;

/**
 * Writes Java's regular expressions as JSON Schema's, which are ECMAScript's with the flag {@code
 * u}. What the two do not share stays unwritten.
 */
final class EcmaPattern {
  private static final String SYNTAX = "^$\\.*+?()[]{}|/";
  private static final String SHARED_CLASSES = "dDwWsSbBnrtf";
  private static final String QUANTIFIERS = "*+?}";

  private final String java;
  private final StringBuilder out = new StringBuilder("^(?:");
  private int at;
  private boolean inClass;

  private EcmaPattern(String java) {
    this.java = java;
  }

  /** The pattern of texts that match as a whole; empty if it cannot be said. */
  static Optional<String> of(String java) {
    EcmaPattern pattern = new EcmaPattern(java);
    return pattern.write() ? Optional.of(pattern.out.append(")$").toString()) : Optional.empty();
  }

  private boolean write() {
    for (; at < java.length(); at++) {
      char c = java.charAt(at);
      boolean shared =
          switch (c) {
            case '\\' -> escape();
            case '[' -> open();
            case ']' -> close();
            case '(' -> group();
            case '&' -> !inClass || next() != '&';
            case '+' ->
                inClass || at == 0 || QUANTIFIERS.indexOf(java.charAt(at - 1)) < 0 || isEscaped();
            case '{' -> inClass || isCount();
            default -> true;
          };
      if (!shared) {
        return false;
      }
      if (c != '\\') {
        out.append(c);
      }
    }
    return !inClass;
  }

  private char next() {
    return at + 1 < java.length() ? java.charAt(at + 1) : 0;
  }

  /** Whether the character before is a literal one. */
  private boolean isEscaped() {
    int slashes = 0;
    for (int i = at - 2; i >= 0 && java.charAt(i) == '\\'; i--) {
      slashes++;
    }
    return slashes % 2 == 1;
  }

  private boolean escape() {
    char escaped = next();
    at++;
    if (SYNTAX.indexOf(escaped) >= 0 || SHARED_CLASSES.indexOf(escaped) >= 0) {
      out.append('\\').append(escaped);
    } else if (escaped == '-') {
      out.append(inClass ? "\\-" : "-");
    } else if (escaped > ' ' && escaped < 127 && !Character.isLetterOrDigit(escaped)) {
      out.append(escaped);
    } else {
      return false; // \p{…}, \Q, \A, \h, references to groups
    }
    return true;
  }

  /** Java knows classes in classes; and a bracket that begins a class belongs to it. */
  private boolean open() {
    if (inClass) {
      return false;
    }
    inClass = true;
    int first = next() == '^' ? at + 2 : at + 1;
    return first < java.length() && java.charAt(first) != ']';
  }

  private boolean close() {
    boolean closes = inClass;
    inClass = false;
    return closes;
  }

  /** Of the special groups, only those that take no part and those that look ahead. */
  private boolean group() {
    return inClass
        || next() != '?'
        || (at + 2 < java.length() && ":=!".indexOf(java.charAt(at + 2)) >= 0);
  }

  private boolean isCount() {
    int end = java.indexOf('}', at);
    return end > 0 && java.substring(at + 1, end).matches("[0-9]+(,[0-9]*)?");
  }
}
