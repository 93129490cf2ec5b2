package dev.pikku.local.schedule;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.field.CronField;
import com.cronutils.model.field.CronFieldName;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.model.time.generator.FieldValueGeneratorFactory;
import com.cronutils.parser.CronParser;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When five-field cron fires, as cron-utils says. It has to be told in other words what it knows
 * not or takes differently: ranges that go over the end, Sunday as 7, steps of one, and {@code *}
 * within a list.
 */
final class CronUtilsCron {
  private static final CronParser PARSER =
      new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> WEEKDAYS =
      List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");

  private final Cron cron;
  private final ExecutionTime time;

  CronUtilsCron(String text) {
    String[] fields = text.split(" ", -1);
    cron =
        PARSER.parse(
            String.join(
                " ",
                field(fields[0], 0, 59, List.of()),
                field(fields[1], 0, 23, List.of()),
                field(fields[2], 1, 31, List.of()),
                field(fields[3], 1, 12, MONTHS),
                field(fields[4], 0, 6, WEEKDAYS)));
    time = ExecutionTime.forCron(cron);
  }

  Optional<ZonedDateTime> next(ZonedDateTime after) {
    return time.nextExecution(after);
  }

  /** All values of a field that does not depend on the calendar. */
  List<Integer> values(CronFieldName name, int first, int last) {
    CronField field = cron.retrieve(name);
    return List.copyOf(
        new TreeSet<>(
            FieldValueGeneratorFactory.forCronField(field).generateCandidates(first, last)));
  }

  @Override
  public String toString() {
    return cron.asString();
  }

  private static String field(String field, int first, int last, List<String> names) {
    List<String> parts = new ArrayList<>();
    for (String part : field.split(",", -1)) {
      if (part.equals("*") || part.equals("*/1")) {
        return "*";
      }
      parts.add(part.startsWith("*") ? every(part, first, last) : part(part, first, last, names));
    }
    return String.join(",", parts);
  }

  private static String every(String part, int first, int last) {
    return Integer.parseInt(part.substring("*/".length())) > last ? String.valueOf(first) : part;
  }

  private static String part(String part, int first, int last, List<String> names) {
    String[] rangeAndStep = part.split("/", -1);
    String[] ends = rangeAndStep[0].split("-", -1);
    boolean stepped = rangeAndStep.length == 2;
    int step = stepped ? Integer.parseInt(rangeAndStep[1]) : 1;
    int from = number(ends[0], first, names);
    int to = number(ends[ends.length - 1], first, names);
    if (last == 6 && step == 7) {
      return String.valueOf(from % 7); // which takes the step itself for a Sunday
    }
    if (last == 6 && from == 7) {
      return part(part.replaceFirst("^7", "0").replaceFirst("-7", "-0"), first, last, names);
    }
    if (last == 6 && to == 7) {
      return wrapped(from, 7, step, last, 7);
    }
    if (to < from) {
      int size = last - first + 1;
      return wrapped(from, to + size, step, last, size);
    }
    if (ends.length == 1) {
      return stepped ? from + "-" + last + "/" + step : String.valueOf(from);
    }
    return from + "-" + to + (stepped ? "/" + step : "");
  }

  private static String wrapped(int from, int to, int step, int last, int size) {
    return Stream.iterate(from, value -> value <= to, value -> value + step)
        .map(value -> String.valueOf(value > last ? value - size : value))
        .distinct()
        .collect(Collectors.joining(","));
  }

  private static int number(String text, int first, List<String> names) {
    int name = names.indexOf(text.toUpperCase(Locale.ROOT));
    return name < 0 ? Integer.parseInt(text) : name + first;
  }
}
