package dev.pikku.run;

import dev.pikku.error.PikkuException;
import dev.pikku.http.HttpResponse;
import dev.pikku.service.Logger;
import dev.pikku.wire.ChannelWire;
import dev.pikku.wire.HttpWire;
import dev.pikku.wire.JobDiscarded;
import dev.pikku.wire.QueueJob;
import dev.pikku.wire.RpcWire;
import dev.pikku.wire.ScheduledTask;
import dev.pikku.wire.TaskSkipped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one line for each call that has ended, with what is known of it as fields. It knows
 * patterns and names, never a path, a query, a header or a body.
 *
 * <p>Only backends whose config asks for it have one: {@code http.requestLog}, {@code log}.
 */
public class CallLog {
  private static final String[] METHODS = {
    "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"
  };

  /** What stands for the route of a request that nothing is wired to. */
  private static final String NO_ROUTE = "(none)";

  public CallLog() {}

  /**
   * An HTTP call.
   *
   * @param route the route's pattern; null if nothing is wired to the request
   * @param nanos negative if the call has a line already, with an answer that could not be sent
   */
  public final void answered(
      Logger logger, @Nullable String route, HttpWire wire, @Nullable String errorId, long nanos) {
    try {
      HttpResponse response = wire.response();
      String method = method(wire.request().method());
      String pattern = route == null ? NO_ROUTE : route;
      int status = response.status();
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("method", method);
      fields.put("route", pattern);
      fields.put("status", status);
      if (nanos >= 0) {
        fields.put("durationMs", millis(nanos));
      }
      fields.put("responseBytes", response.length());
      if (errorId != null) {
        fields.put("errorId", errorId);
      }
      addHttp(fields, status, nanos);
      write(logger, method + " " + pattern + " " + status, fields);
    } catch (Throwable unlogged) {
      // the call has its answer all the same
    }
  }

  /** A queue job. */
  public final void ended(Logger logger, QueueJob job, @Nullable Throwable thrown, long nanos) {
    try {
      String outcome =
          thrown == null ? "done" : thrown instanceof JobDiscarded ? "discarded" : "failed";
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("queue", job.queue());
      fields.put("jobId", job.id());
      fields.put("attempt", job.attempt());
      fields.put("outcome", outcome);
      fields.put("durationMs", millis(nanos));
      addJob(fields, "queue", outcome, nanos);
      write(logger, job.queue() + " " + outcome, fields);
    } catch (Throwable unlogged) {
      // the job is decided all the same
    }
  }

  /** A run of a scheduled task. */
  public final void ended(
      Logger logger, ScheduledTask task, @Nullable Throwable thrown, long nanos) {
    try {
      String outcome =
          thrown == null ? "done" : thrown instanceof TaskSkipped ? "skipped" : "failed";
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("task", task.name());
      fields.put("outcome", outcome);
      fields.put("durationMs", millis(nanos));
      addJob(fields, "task", outcome, nanos);
      write(logger, task.name() + " " + outcome, fields);
    } catch (Throwable unlogged) {
      // the task has run all the same
    }
  }

  /**
   * A connect, message or disconnect of a channel.
   *
   * @param event what happened, in words of ours: what clients call it may be anything
   */
  public final void ended(
      Logger logger, String event, ChannelWire wire, @Nullable Throwable thrown, long nanos) {
    try {
      boolean refused = thrown instanceof PikkuException known && known.status() < 500;
      String outcome = thrown == null ? "done" : refused ? "refused" : "failed";
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("channel", wire.channel());
      fields.put("event", event);
      fields.put("outcome", outcome);
      fields.put("durationMs", millis(nanos));
      addChannel(fields, outcome, nanos);
      write(logger, wire.channel() + " " + event + " " + outcome, fields);
    } catch (Throwable unlogged) {
      // the client has its answer all the same
    }
  }

  /** A remote call that was served. */
  public final void ended(Logger logger, RpcWire wire, @Nullable Throwable thrown, long nanos) {
    try {
      boolean refused = thrown instanceof PikkuException known && known.status() < 500;
      String outcome = thrown == null ? "done" : refused ? "refused" : "failed";
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("rpc", wire.name());
      fields.put("outcome", outcome);
      fields.put("durationMs", millis(nanos));
      addRpc(fields, outcome, nanos);
      write(logger, wire.name() + " " + outcome, fields);
    } catch (Throwable unlogged) {
      // the caller has its answer all the same
    }
  }

  /** Adds more fields to the line of an HTTP call. */
  void addHttp(Map<String, Object> fields, int status, long nanos) {}

  /**
   * Adds more fields to the line of a job or a task.
   *
   * @param kind the field that has its name
   */
  void addJob(Map<String, Object> fields, String kind, String outcome, long nanos) {}

  /** Adds more fields to the line of what happened to a channel. */
  void addChannel(Map<String, Object> fields, String outcome, long nanos) {}

  /** Adds more fields to the line of a remote call. */
  void addRpc(Map<String, Object> fields, String outcome, long nanos) {}

  void write(Logger logger, String message, Map<String, Object> fields) {
    logger.info(message, fields);
  }

  /** Callers may send any word as a method: unknown ones are one. */
  private static String method(String sent) {
    for (String method : METHODS) {
      if (method.equals(sent)) {
        return method;
      }
    }
    return "OTHER";
  }

  static double millis(long nanos) {
    return Math.round(nanos / 1000.0) / 1000.0;
  }
}
