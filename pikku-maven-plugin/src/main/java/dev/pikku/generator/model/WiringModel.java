package dev.pikku.generator.model;

import dev.pikku.generator.diagnostic.Place;
import java.util.List;
import java.util.Optional;

/** A function's connection to a transport, as declared. */
public sealed interface WiringModel {

  /** The transport's word in {@code filters.types}: http, queue, scheduler. */
  String wiringType();

  /**
   * What {@code pikku:info} and messages call it: {@code GET /todos/{id}}, a queue's or task's
   * name.
   */
  String label();

  /** Its own tags, its function's and its class's together, sorted. */
  List<String> tags();

  /** {@code middleware = …} on the wiring, outermost first. */
  List<TypeRef.ClassType> middleware();

  Place place();

  /**
   * An HTTP route.
   *
   * @param route in the form {@code /todos/{id}}, {@code {rest+}} last; {@code :id} already
   *     rewritten
   * @param status of an answer with a body
   * @param etag whether answers are tagged, and compared with what the caller has
   * @param cors which pages of other origins may call, where that is not what the config says
   */
  record Http(
      String method,
      String route,
      int status,
      boolean etag,
      boolean isPublic,
      Optional<CorsModel> cors,
      List<String> tags,
      List<TypeRef.ClassType> middleware,
      Place place)
      implements WiringModel {
    public Http {
      tags = List.copyOf(tags);
      middleware = List.copyOf(middleware);
    }

    @Override
    public String wiringType() {
      return "http";
    }

    @Override
    public String label() {
      return method + " " + route;
    }

    /** Whether the body of its requests means nothing, so that it is not read. */
    public boolean isBodiless() {
      return switch (method) {
        case "GET", "HEAD", "DELETE", "OPTIONS" -> true;
        default -> false;
      };
    }
  }

  /** A queue's worker. */
  record QueueWorker(
      String name,
      int batchSize,
      int batchingWindow,
      int maximumConcurrency,
      boolean fifo,
      int maxReceiveCount,
      List<String> tags,
      List<TypeRef.ClassType> middleware,
      Place place)
      implements WiringModel {
    public QueueWorker {
      tags = List.copyOf(tags);
      middleware = List.copyOf(middleware);
    }

    @Override
    public String wiringType() {
      return "queue";
    }

    @Override
    public String label() {
      return name;
    }
  }

  /**
   * A function run by the clock.
   *
   * @param schedule five-field cron or {@code rate(…)}, checked
   * @param timeZone IANA name; empty for UTC
   */
  record ScheduledTask(
      String name,
      String schedule,
      String timeZone,
      List<String> tags,
      List<TypeRef.ClassType> middleware,
      Place place)
      implements WiringModel {
    public ScheduledTask {
      tags = List.copyOf(tags);
      middleware = List.copyOf(middleware);
    }

    @Override
    public String wiringType() {
      return "scheduler";
    }

    @Override
    public String label() {
      return name;
    }
  }
}
