package dev.pikku.generator.model;

import dev.pikku.generator.diagnostic.Place;
import java.util.List;
import java.util.Optional;

/** A function's connection to a transport, as declared. */
public sealed interface WiringModel {

  /** The transport's word in {@code filters.types}: channel, http, queue, rpc, scheduler. */
  String wiringType();

  /**
   * What {@code pikku:info} and messages call it: {@code GET /todos/{id}}, {@code todo-feed:
   * follow}, the name of a queue, a task or a remote function.
   */
  String label();

  /** Its own tags, its function's and its class's together, sorted. */
  List<String> tags();

  /** {@code middleware = …} on the wiring, outermost first. */
  List<TypeRef.ClassType> middleware();

  Place place();

  /** Whether calls have a client to whom values are sent before the result. */
  default boolean hasChannel() {
    return this instanceof Channel || (this instanceof Http http && http.sse());
  }

  /** Whether there is a caller who can be refused; a clock, a queue and who has gone cannot. */
  default boolean hasCaller() {
    return false;
  }

  /** Whether callers without a session are refused. */
  default boolean needsSession() {
    return false;
  }

  /**
   * An HTTP route.
   *
   * @param route in the form {@code /todos/{id}}, {@code {rest+}} last; {@code :id} already
   *     rewritten
   * @param status of an answer with a body
   * @param etag whether answers are tagged, and compared with what the caller has
   * @param sse whether answers are streams of events
   * @param cors which pages of other origins may call, where that is not what the config says
   */
  record Http(
      String method,
      String route,
      int status,
      boolean etag,
      boolean sse,
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

    @Override
    public boolean hasCaller() {
      return true;
    }

    @Override
    public boolean needsSession() {
      return !isPublic;
    }
  }

  /**
   * A queue's worker.
   *
   * @param session whether messages bring the session of whoever sent them
   */
  record QueueWorker(
      String name,
      int batchSize,
      int batchingWindow,
      int maximumConcurrency,
      boolean fifo,
      boolean contentBasedDeduplication,
      int maxReceiveCount,
      boolean session,
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

  /** A function that other backends call. */
  record Rpc(
      String name,
      boolean isPublic,
      List<String> tags,
      List<TypeRef.ClassType> middleware,
      Place place)
      implements WiringModel {
    public Rpc {
      tags = List.copyOf(tags);
      middleware = List.copyOf(middleware);
    }

    @Override
    public String wiringType() {
      return "rpc";
    }

    @Override
    public String label() {
      return name;
    }

    @Override
    public boolean hasCaller() {
      return true;
    }

    @Override
    public boolean needsSession() {
      return !isPublic;
    }
  }

  /**
   * A function run by the clock.
   *
   * @param schedule five-field cron or {@code rate(…)}, checked
   * @param timeZone IANA name; empty for UTC
   * @param start an instant; empty for the deployment
   * @param end an instant; empty for never
   */
  record ScheduledTask(
      String name,
      String schedule,
      String timeZone,
      String start,
      String end,
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

  /**
   * What a function hears of a channel: that a client connects or has gone, or messages.
   *
   * @param action of messages that have one; empty for all others, and where there is no message
   * @param isPublic whether no session is needed
   * @param middleware the channel's, then its own
   */
  record Channel(
      ChannelModel channel,
      Event event,
      String action,
      boolean isPublic,
      List<String> tags,
      List<TypeRef.ClassType> middleware,
      Place place)
      implements WiringModel {
    public Channel {
      tags = List.copyOf(tags);
      middleware = List.copyOf(middleware);
    }

    /** What happens on a channel. */
    public enum Event {
      CONNECT,
      DISCONNECT,
      MESSAGE
    }

    @Override
    public String wiringType() {
      return "channel";
    }

    @Override
    public String label() {
      return channel.name() + ": " + word();
    }

    /** What it hears: {@code connect}, {@code disconnect}, an action, or {@code default}. */
    public String word() {
      return switch (event) {
        case CONNECT -> "connect";
        case DISCONNECT -> "disconnect";
        case MESSAGE -> action.isEmpty() ? "default" : action;
      };
    }

    /** The same channel's wiring of what no method hears: guarded as the channel says. */
    public Channel unheard(Event other) {
      return new Channel(
          channel,
          other,
          "",
          channel.isPublic(),
          channel.tags(),
          channel.middleware(),
          channel.place());
    }

    /** Whether it takes messages that no other method of the channel takes. */
    public boolean isDefault() {
      return event == Event.MESSAGE && action.isEmpty();
    }

    @Override
    public boolean hasCaller() {
      return event != Event.DISCONNECT;
    }

    @Override
    public boolean needsSession() {
      return hasCaller() && !isPublic;
    }
  }
}
