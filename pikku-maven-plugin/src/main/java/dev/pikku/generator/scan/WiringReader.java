package dev.pikku.generator.scan;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.diagnostic.Spelling;
import dev.pikku.generator.model.CorsModel;
import dev.pikku.generator.model.InvalidScheduleException;
import dev.pikku.generator.model.Schedule;
import dev.pikku.generator.model.WiringModel;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import javax.lang.model.element.ExecutableElement;

/** Reads what connects a method to transports, and checks what can be checked of it alone. */
final class WiringReader {
  static final List<String> ANNOTATIONS =
      List.of("WireHttp", "WireQueueWorker", "WireRpc", "WireScheduler");

  private final Round round;
  private final GuardReader guards;

  WiringReader(Round round, GuardReader guards) {
    this.round = round;
    this.guards = guards;
  }

  boolean isWired(ExecutableElement method) {
    return ANNOTATIONS.stream()
        .anyMatch(name -> !round.marks().all(method, "dev.pikku." + name).isEmpty());
  }

  /**
   * Reads all wirings of a method; invalid ones are reported and left out.
   *
   * @param tags of the function and its class
   */
  List<WiringModel> read(ExecutableElement method, List<String> tags, String user) {
    List<WiringModel> wirings = new ArrayList<>();
    for (String annotation : ANNOTATIONS) {
      int index = 0;
      for (Mark mark : round.marks().all(method, "dev.pikku." + annotation)) {
        Place place = round.places().ofAnnotation(method, annotation, index++);
        new One(mark, tags, user, place).read(annotation).ifPresent(wirings::add);
      }
    }
    return wirings;
  }

  /** One wiring on its way to a model. */
  private final class One {
    private final Mark mark;
    private final List<String> tags;
    private final String user;
    private final Place place;

    One(Mark mark, List<String> tags, String user, Place place) {
      this.mark = mark;
      this.tags = Tags.merged(tags, mark.texts("tags"));
      this.user = user;
      this.place = place;
    }

    Optional<WiringModel> read(String annotation) {
      List<String> unresolved = mark.unresolved();
      if (!unresolved.isEmpty()) {
        String key = unresolved.get(0);
        round.reportUnresolved("the value of " + key, user + "'s @" + annotation, place);
        return Optional.empty();
      }
      return switch (annotation) {
        case "WireHttp" -> http();
        case "WireQueueWorker" -> queueWorker();
        case "WireRpc" -> rpc();
        default -> scheduledTask();
      };
    }

    private Optional<WiringModel> http() {
      int status = mark.number("status");
      if (status < 200 || status > 299) {
        error(
            Code.INVALID_FUNCTION,
            user + " answers with status " + status + ", which is no success.",
            "State one from 200 to 299; errors are thrown.");
      }
      if (mark.flag("etag") && !List.of("GET", "HEAD").contains(mark.text("method"))) {
        error(
            Code.INVALID_FUNCTION,
            user
                + " has etag on a wiring of "
                + mark.text("method")
                + ", whose answers nobody keeps.",
            "Remove it; only answers to GET and HEAD are tagged.");
      }
      if (mark.flag("sse")) {
        checkStream(status);
      }
      try {
        return Optional.of(
            new WiringModel.Http(
                mark.text("method"),
                RoutePattern.parse(mark.text("route")).text(),
                status,
                mark.flag("etag"),
                mark.flag("sse"),
                mark.text("auth").equals("PUBLIC"),
                cors(mark.marks("cors")),
                tags,
                guards.middleware(mark.texts("middleware"), user, place),
                place));
      } catch (IllegalArgumentException e) {
        error(
            Code.INVALID_ROUTE,
            "The route \"" + mark.text("route") + "\" is not valid: " + e.getMessage() + ".",
            "Write it like \"/todos/{id}\", or \"/files/{path+}\" to take everything left.");
        return Optional.empty();
      }
    }

    /** A browser's EventSource asks by GET, and takes 200 alone. */
    private void checkStream(int status) {
      if (!mark.text("method").equals("GET")) {
        error(
            Code.INVALID_FUNCTION,
            user + " has sse on a wiring of " + mark.text("method") + ", by which nobody listens.",
            "Make it a GET, or remove sse.");
      }
      if (status != 200 || mark.flag("etag")) {
        error(
            Code.INVALID_FUNCTION,
            user + " has sse beside " + (status == 200 ? "etag" : "status = " + status) + ".",
            "Remove one of them: a stream begins with 200, before anybody knows what will be in it.");
      }
    }

    /** What is stated; a wiring that states nothing leaves it to the config. */
    private Optional<CorsModel> cors(List<Mark> stated) {
      // javac has not read the defaults of an annotation that nobody wrote
      if (stated.isEmpty() || stated.get(0).values().isEmpty()) {
        return Optional.empty();
      }
      Mark cors = round.marks().complete(stated.get(0));
      return Optional.of(
          new CorsModel(
              cors.texts("origins"),
              cors.texts("headers"),
              cors.texts("exposeHeaders"),
              cors.flag("credentials"),
              cors.number("maxAge")));
    }

    private Optional<WiringModel> queueWorker() {
      String name = mark.text("name");
      boolean fifo = mark.flag("fifo");
      Optional<String> wrong = QueueRules.wrongName(name, fifo);
      wrong.ifPresent(
          reason ->
              error(
                  Code.INVALID_QUEUE,
                  "The queue name \"" + name + "\" is not valid: " + reason + ".",
                  QueueRules.NAME_REMEDY));
      for (String reason : QueueRules.wrongSettings(mark)) {
        error(
            Code.INVALID_QUEUE,
            "The worker of the queue \"" + name + "\" cannot be deployed: " + reason + ".",
            "Change it; these are the limits of SQS and Lambda.");
      }
      return wrong.isPresent()
          ? Optional.empty()
          : Optional.of(
              new WiringModel.QueueWorker(
                  name,
                  mark.number("batchSize"),
                  mark.number("batchingWindow"),
                  mark.number("maximumConcurrency"),
                  fifo,
                  mark.flag("contentBasedDeduplication"),
                  mark.number("maxReceiveCount"),
                  mark.flag("session"),
                  tags,
                  guards.middleware(mark.texts("middleware"), user, place),
                  place));
    }

    private Optional<WiringModel> rpc() {
      String name = mark.text("name");
      if (!RemoteReader.NAME.matcher(name).matches()) {
        error(
            Code.INVALID_RPC,
            user + " is wired to remote calls by the name \"" + name + "\", which is no name.",
            RemoteReader.NAME_REMEDY);
        return Optional.empty();
      }
      return Optional.of(
          new WiringModel.Rpc(
              name,
              mark.text("auth").equals("PUBLIC"),
              tags,
              guards.middleware(mark.texts("middleware"), user, place),
              place));
    }

    private Optional<WiringModel> scheduledTask() {
      String name = mark.text("name");
      String timeZone = mark.text("timeZone");
      if (name.isBlank()) {
        error(
            Code.INVALID_SCHEDULE,
            user + " is scheduled without a name.",
            "Give the task a name; its event carries it.");
      }
      if (!timeZone.isEmpty() && !ZoneId.getAvailableZoneIds().contains(timeZone)) {
        error(
            Code.INVALID_SCHEDULE,
            "The time zone \"" + timeZone + "\" of the task \"" + name + "\" is not known.",
            Spelling.remedy(
                timeZone,
                new TreeSet<>(ZoneId.getAvailableZoneIds()),
                "Take an IANA name such as \"Europe/Berlin\"."));
      }
      checkSchedule(mark.text("schedule"), name);
      String start = instant("start", name);
      String end = instant("end", name);
      if (!start.isEmpty()
          && !end.isEmpty()
          && !Instant.parse(start).isBefore(Instant.parse(end))) {
        error(
            Code.INVALID_SCHEDULE,
            "The task \"" + name + "\" ends at " + end + ", and starts no earlier: " + start + ".",
            "Have it end after its start.");
      }
      return Optional.of(
          new WiringModel.ScheduledTask(
              name,
              mark.text("schedule"),
              timeZone,
              start,
              end,
              tags,
              guards.middleware(mark.texts("middleware"), user, place),
              place));
    }

    /** As AWS writes it, in whole seconds; empty if it is not stated, or wrong. */
    private String instant(String key, String name) {
      String text = mark.text(key);
      if (text.isEmpty()) {
        return "";
      }
      try {
        OffsetDateTime time = OffsetDateTime.parse(text);
        if (time.getNano() == 0) {
          return time.toInstant().toString();
        }
      } catch (DateTimeParseException e) {
        // told below
      }
      error(
          Code.INVALID_SCHEDULE,
          "The "
              + key
              + " \""
              + text
              + "\" of the task \""
              + name
              + "\" is not an instant in whole seconds.",
          "Write it with its offset, such as \"2027-01-01T00:00:00Z\".");
      return "";
    }

    private void checkSchedule(String schedule, String name) {
      try {
        Schedule.parse(schedule);
      } catch (InvalidScheduleException e) {
        error(
            Code.INVALID_SCHEDULE,
            "The schedule \""
                + schedule
                + "\" of the task \""
                + name
                + "\" is wrong at character "
                + (e.position() + 1)
                + ": "
                + e.getMessage(),
            "Write five-field cron such as \"0 3 * * 1\", or a rate such as \"rate(1 day)\".");
      }
    }

    private void error(Code code, String fact, String remedy) {
      round.diagnostics().error(code, place, fact, remedy);
    }
  }
}
