package dev.pikku.generator.model;

import dev.pikku.generator.model.CronField.Kind;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Reads one field: a list of values, ranges and steps. */
final class CronFieldParser {
  private final Kind kind;
  private final String text;
  private final int end;
  private final TreeSet<Integer> values = new TreeSet<>();
  private boolean restricted = true;
  private int at;

  CronFieldParser(Kind kind, String text, int start, int end) {
    this.kind = kind;
    this.text = text;
    this.at = start;
    this.end = end;
  }

  CronField parse() {
    element();
    while (at < end) {
      if (text.charAt(at) != ',') {
        throw unexpected();
      }
      at++;
      element();
    }
    return new CronField(kind, List.copyOf(values), restricted);
  }

  /** {@code *}, {@code a} or {@code a-b}, each with or without {@code /n}. */
  private void element() {
    int start = at;
    boolean star = take('*');
    int from = star ? kind.first() : value();
    int to = star ? kind.last() : from;
    boolean range = !star && take('-');
    if (range) {
      to = value();
    }
    int step = take('/') ? step() : 0;
    if (star && step <= 1) {
      restricted = false;
    }
    if (kind == Kind.WEEKDAY && from == 7) {
      from = 0; // Sunday begins a week, and ends one only as the end of a range
      to = to == 7 ? 0 : to;
    }
    if (step > 0 && !range) {
      to = kind.last();
    }
    if (to < from) {
      if (!kind.wraps()) {
        throw new InvalidScheduleException(
            start,
            "\"" + text.substring(start, at) + "\" ends before it starts; write it as two ranges.");
      }
      to += kind.size();
    }
    for (int value = from; value <= to; value += Math.max(step, 1)) {
      values.add((value - kind.first()) % kind.size() + kind.first());
    }
  }

  private int step() {
    int start = at;
    int step = number();
    if (step < 1 || step > kind.size()) {
      throw new InvalidScheduleException(
          start, "A step of " + kind.plural() + " is 1 to " + kind.size() + ", not " + step + ".");
    }
    return step;
  }

  private int value() {
    int start = at;
    if (at < end && isLetter(text.charAt(at))) {
      return named();
    }
    int value = number();
    if (value < kind.first() || value > kind.greatest()) {
      throw new InvalidScheduleException(
          start,
          "The "
              + kind.plural()
              + " run from "
              + kind.first()
              + " to "
              + kind.greatest()
              + ", not "
              + value
              + ".");
    }
    return value;
  }

  private int named() {
    int start = at;
    while (at < end && isLetter(text.charAt(at))) {
      at++;
    }
    String name = text.substring(start, at);
    int index = kind.names().indexOf(name.toUpperCase(Locale.ROOT));
    if (index < 0) {
      throw new InvalidScheduleException(
          start,
          kind.names().isEmpty()
              ? "The " + kind.plural() + " are numbers, not \"" + name + "\"."
              : "\"" + name + "\" is not one of " + String.join(", ", kind.names()) + ".");
    }
    return kind.first() + index;
  }

  private int number() {
    int start = at;
    while (at < end && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at == start) {
      throw unexpected();
    }
    if (at - start > 4) {
      throw new InvalidScheduleException(start, "This number is too great.");
    }
    return Integer.parseInt(text.substring(start, at));
  }

  private boolean take(char character) {
    if (at < end && text.charAt(at) == character) {
      at++;
      return true;
    }
    return false;
  }

  private InvalidScheduleException unexpected() {
    return at < end
        ? new InvalidScheduleException(
            at,
            "\"" + text.charAt(at) + "\" does not belong here, among the " + kind.plural() + ".")
        : new InvalidScheduleException(
            at, "Something is missing here, after \"" + lastWord() + "\".");
  }

  private String lastWord() {
    int start = Math.max(text.lastIndexOf(' ', end - 1), text.lastIndexOf('\t', end - 1));
    return text.substring(start + 1, end);
  }

  private static boolean isLetter(char character) {
    return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z');
  }
}
