package dev.pikku.run;

import dev.pikku.service.JsonLogger;
import dev.pikku.service.Logger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes the line of a call one that CloudWatch takes metrics from (its embedded metric format):
 * {@code Duration}, {@code Count}, {@code Errors} and {@code Faults}, for the Lambda function as a
 * whole and for each route, queue, task or event of a channel with its outcome.
 *
 * <p>The lines are JSON and go to standard output, whatever the log format and whoever logs.
 */
public final class CallMetrics extends CallLog {
  private static final String MILLISECONDS = "Milliseconds";
  private static final String COUNT = "Count";

  private final String namespace;
  private final String function;
  private final Logger out = JsonLogger.of(Map.of());

  /**
   * @param namespace where CloudWatch keeps the metrics
   * @param transport what the function is called where the environment has no name for it
   */
  public CallMetrics(String namespace, String transport, Map<String, String> environment) {
    this.namespace = namespace;
    String name = environment.get("AWS_LAMBDA_FUNCTION_NAME");
    function = name == null || name.isEmpty() ? transport : name;
  }

  @Override
  void addHttp(Map<String, Object> fields, int status, long nanos) {
    fields.put("statusClass", status / 100 + "xx");
    values(fields, nanos, status >= 400 && status < 500, status >= 500);
    fields.put("_aws", directive(nanos, List.of("function", "method", "route", "statusClass")));
  }

  @Override
  void addJob(Map<String, Object> fields, String kind, String outcome, long nanos) {
    values(fields, nanos, false, outcome.equals("failed"));
    fields.put("_aws", directive(nanos, List.of("function", kind, "outcome")));
  }

  @Override
  void addChannel(Map<String, Object> fields, String outcome, long nanos) {
    values(fields, nanos, outcome.equals("refused"), outcome.equals("failed"));
    fields.put("_aws", directive(nanos, List.of("function", "channel", "event", "outcome")));
  }

  @Override
  void addRpc(Map<String, Object> fields, String outcome, long nanos) {
    values(fields, nanos, outcome.equals("refused"), outcome.equals("failed"));
    fields.put("_aws", directive(nanos, List.of("function", "rpc", "outcome")));
  }

  @Override
  void write(Logger logger, String message, Map<String, Object> fields) {
    out.info(message, fields);
  }

  private void values(Map<String, Object> fields, long nanos, boolean error, boolean fault) {
    fields.put("function", function);
    if (nanos >= 0) {
      fields.put("Duration", millis(nanos));
    }
    // a call that has a line already is counted there
    fields.put("Count", nanos >= 0 ? 1 : 0);
    fields.put("Errors", error ? 1 : 0);
    fields.put("Faults", fault ? 1 : 0);
  }

  private Map<String, Object> directive(long nanos, List<String> dimensions) {
    List<Object> metrics = new ArrayList<>();
    if (nanos >= 0) {
      metrics.add(metric("Duration", MILLISECONDS));
    }
    metrics.add(metric("Count", COUNT));
    metrics.add(metric("Errors", COUNT));
    metrics.add(metric("Faults", COUNT));
    Map<String, Object> directive = new LinkedHashMap<>();
    directive.put("Namespace", namespace);
    directive.put("Dimensions", List.of(List.of("function"), dimensions));
    directive.put("Metrics", metrics);
    Map<String, Object> aws = new LinkedHashMap<>();
    aws.put("Timestamp", System.currentTimeMillis());
    aws.put("CloudWatchMetrics", List.of(directive));
    return aws;
  }

  private static Map<String, Object> metric(String name, String unit) {
    Map<String, Object> metric = new LinkedHashMap<>();
    metric.put("Name", name);
    metric.put("Unit", unit);
    return metric;
  }
}
