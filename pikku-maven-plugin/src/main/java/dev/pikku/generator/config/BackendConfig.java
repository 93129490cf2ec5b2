package dev.pikku.generator.config;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.tree.ConfigObject;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One backend's configuration, with all that it inherits merged in, and checked.
 *
 * @param name the service's name, the artifact id unless stated
 * @param packageName of the generated classes
 * @param filters what to keep
 * @param queues queues by their name in the workspace
 * @param rpc backends that have remote functions, by the functions' names
 * @param channels where channels are kept, and how clients are answered
 * @param schedules what happens to runs of tasks that fail
 * @param idempotency where calls are noted that happen once
 * @param http how HTTP reaches the backend, and its limits
 * @param log what is logged of calls that are not HTTP's
 * @param metrics the CloudWatch namespace that calls are counted in; empty if they are not
 * @param json how strict JSON is
 * @param openapi what the API description says beyond what the functions say
 * @param services when services are made
 * @param lambda settings of every Lambda function
 * @param functions settings of single Lambda functions ({@code http}, {@code channel}, {@code
 *     queue}, {@code rpc}, {@code scheduler}) over {@link #lambda}, already merged: there is an
 *     entry for each that is stated
 * @param archive how the deployable archive is made
 * @param secrets names that factories and middleware may read through plain {@code Secrets}
 * @param secretStore where secrets are kept
 * @param content where content is kept
 * @param serverless the user's overlay for {@code serverless.yml}, as written: null removes and
 *     {@code "key+"} appends once it is laid over what is generated
 * @param origin where values come from, for messages
 */
public record BackendConfig(
    String name,
    String packageName,
    FilterConfig filters,
    SortedMap<String, QueueConfig> queues,
    SortedMap<String, String> rpc,
    ChannelsConfig channels,
    SchedulesConfig schedules,
    IdempotencyConfig idempotency,
    HttpConfig http,
    LogConfig log,
    Optional<String> metrics,
    JsonConfig json,
    OpenApiConfig openapi,
    ServicesConfig services,
    LambdaConfig lambda,
    SortedMap<String, LambdaConfig> functions,
    ArchiveConfig archive,
    List<String> secrets,
    SecretStoreConfig secretStore,
    ContentConfig content,
    ObjectNode serverless,
    Origins origin) {
  public BackendConfig {
    queues = new TreeMap<>(queues);
    rpc = new TreeMap<>(rpc);
    functions = new TreeMap<>(functions);
    secrets = List.copyOf(secrets);
  }

  /** What a backend has that states nothing. */
  public static BackendConfig defaults(String name, String packageName) {
    return new ConfigBinder(ConfigObject.EMPTY, new Problems(new Diagnostics()))
        .bind(name, packageName, ConfigRequest.UNKNOWN_VERSION);
  }

  /** Settings of one Lambda function. */
  public LambdaConfig lambda(String function) {
    return functions.getOrDefault(function, lambda);
  }

  /**
   * How HTTP reaches the backend.
   *
   * @param api {@code httpApi} (payload 2.0) or {@code rest} (payload 1.0)
   * @param perRoute whether each route is an event of its own; else one event takes every request
   * @param maxBodySize bytes of a request body, decoded
   * @param maxValues of a query or a form, and parts of a multipart form
   * @param compress whether answers are compressed for callers that accept it
   * @param compressMinSize bytes that an answer must have to be compressed
   * @param exposeErrors whether answers of unknown errors show message and stack: development only
   * @param requestLog whether each call is logged
   * @param publicUrl where callers reach the backend, if that is not what requests say
   * @param cors which pages of other origins may call
   */
  public record HttpConfig(
      String api,
      boolean perRoute,
      int maxBodySize,
      int maxValues,
      boolean compress,
      int compressMinSize,
      boolean exposeErrors,
      boolean requestLog,
      Optional<String> publicUrl,
      Optional<CorsConfig> cors) {}

  /**
   * What is logged of calls that are not HTTP's.
   *
   * @param channels whether each connect, message and disconnect is
   * @param jobs whether each queue job is
   * @param tasks whether each run of a scheduled task is
   * @param rpc whether each remote call that is served is
   */
  public record LogConfig(boolean channels, boolean jobs, boolean tasks, boolean rpc) {}

  /**
   * How strict JSON is.
   *
   * @param ignoreUnknownKeys whether keys that no component has are skipped; else refused
   * @param jackson whether types that no generated code handles go to Jackson databind
   */
  public record JsonConfig(boolean ignoreUnknownKeys, boolean jackson) {}

  /**
   * When services are made.
   *
   * @param lazy at the first event; else in the handler's constructor
   */
  public record ServicesConfig(boolean lazy) {}

  /**
   * How the deployable archive is made.
   *
   * @param minimize whether classes of external jars that nothing reaches are left out
   * @param attach whether the archive is attached to the module, classifier {@code lambda}
   */
  public record ArchiveConfig(boolean minimize, boolean attach) {}

  /** Maps a value's JSON pointer to the place that states it. */
  public interface Origins {
    Place of(String pointer);

    /** No origin is known; for tests. */
    static Origins unknown() {
      return pointer -> Place.NONE;
    }

    /** Looks pointers up, trying each parent in turn. */
    static Origins of(Map<String, Place> places) {
      return pointer -> {
        String at = pointer;
        while (true) {
          Place place = places.get(at);
          if (place != null) {
            return place;
          }
          int slash = at.lastIndexOf('/');
          if (slash < 0) {
            return Place.NONE;
          }
          at = at.substring(0, slash);
        }
      };
    }
  }
}
