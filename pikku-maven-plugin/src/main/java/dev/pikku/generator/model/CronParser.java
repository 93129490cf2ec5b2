package dev.pikku.generator.model;

import dev.pikku.generator.model.CronField.Kind;
import java.util.ArrayList;
import java.util.List;

/** Reads five-field cron. */
final class CronParser {
  private static final Kind[] KINDS = Kind.values();

  private CronParser() {}

  static Schedule.Cron parse(String text) {
    refuseOtherForms(text);
    List<CronField> fields = new ArrayList<>();
    List<Integer> starts = new ArrayList<>();
    int at = afterBlanks(text, 0);
    while (at < text.length()) {
      int end = afterWord(text, at);
      if (fields.size() == KINDS.length) {
        throw new InvalidScheduleException(
            at,
            "A schedule has five fields (minute, hour, day of the month, month, weekday); this is"
                + " one too many.");
      }
      starts.add(at);
      fields.add(new CronFieldParser(KINDS[fields.size()], text, at, end).parse());
      at = afterBlanks(text, end);
    }
    if (fields.size() < KINDS.length) {
      throw new InvalidScheduleException(
          text.length(),
          "A schedule has five fields (minute, hour, day of the month, month, weekday), or is a"
              + " rate such as \"rate(1 day)\"; this has "
              + fields.size()
              + ".");
    }
    Schedule.Cron cron =
        new Schedule.Cron(
            fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4));
    checkFires(cron, starts.get(2));
    return cron;
  }

  private static void refuseOtherForms(String text) {
    String stripped = text.strip();
    int at = afterBlanks(text, 0);
    if (stripped.startsWith("cron(")) {
      throw new InvalidScheduleException(
          at,
          "A schedule is written with five fields, such as \"0 3 * * 1\"; the form of AWS is made"
              + " from them.");
    }
    if (stripped.startsWith("@")) {
      throw new InvalidScheduleException(
          at, "\"" + stripped + "\" is not known; write its five fields, such as \"0 0 * * *\".");
    }
  }

  private static void checkFires(Schedule.Cron cron, int dayOfMonth) {
    if (cron.daysOfMonth().restricted() && !cron.weekdays().restricted() && !AwsCron.hasDay(cron)) {
      throw new InvalidScheduleException(
          dayOfMonth, "This never fires: none of the months has such a day.");
    }
  }

  private static int afterBlanks(String text, int from) {
    int at = from;
    while (at < text.length() && isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static int afterWord(String text, int from) {
    int at = from;
    while (at < text.length() && !isBlank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(char character) {
    return character == ' ' || character == '\t';
  }
}
