package dev.pikku.generator.testing;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cron expressions of all forms that schedules may have. */
public final class RandomCron {
  private static final String[] WEEKDAYS = {"SUN", "mon", "Tue", "WED", "thu", "FRI", "SAT"};
  private static final String[] MONTHS = {
    "JAN", "feb", "Mar", "APR", "may", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "dec"
  };

  private RandomCron() {}

  /** An expression of five fields; it may be one that never fires. */
  public static String expression(Random random) {
    return Stream.of(
            field(random, 0, 59, false, new String[0]),
            field(random, 0, 23, true, new String[0]),
            field(random, 1, 31, false, new String[0]),
            field(random, 1, 12, true, MONTHS),
            field(random, 0, 7, true, WEEKDAYS))
        .collect(Collectors.joining(" "));
  }

  private static String field(Random random, int first, int last, boolean wraps, String[] names) {
    if (random.nextInt(4) == 0) {
      return "*";
    }
    int parts = random.nextInt(3) == 0 ? random.nextInt(4) + 1 : 1;
    return Stream.generate(() -> part(random, first, last, wraps, names))
        .limit(parts)
        .collect(Collectors.joining(","));
  }

  private static String part(Random random, int first, int last, boolean wraps, String[] names) {
    int a = first + random.nextInt(last - first + 1);
    int b = first + random.nextInt(last - first + 1);
    int from = wraps ? a : Math.min(a, b);
    int to = wraps ? b : Math.max(a, b);
    int step = random.nextInt(Math.min(last - first, 15)) + 1;
    return switch (random.nextInt(6)) {
      case 0 -> "*/" + step;
      case 1 -> text(random, from, first, names) + "/" + step;
      case 2 -> text(random, from, first, names) + "-" + text(random, to, first, names);
      case 3 ->
          text(random, from, first, names) + "-" + text(random, to, first, names) + "/" + step;
      default -> text(random, from, first, names);
    };
  }

  private static String text(Random random, int value, int first, String[] names) {
    return value - first < names.length && random.nextBoolean()
        ? names[value - first]
        : String.valueOf(value);
  }
}
