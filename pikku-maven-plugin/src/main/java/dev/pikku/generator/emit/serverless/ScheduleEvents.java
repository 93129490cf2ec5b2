package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.SchedulesConfig;
import dev.pikku.generator.model.Schedule;
import dev.pikku.generator.model.Schedule.AwsRule;
import dev.pikku.generator.model.WiringModel.ScheduledTask;
import java.util.Comparator;
import java.util.List;

/**
 * The times at which the function runs a task; each event names its task. Rules of EventBridge are
 * in UTC, and for ever; its scheduler knows time zones, starts and ends, and when a run was due.
 */
final class ScheduleEvents {
  private static final String FAILED_RUNS = "FailedTaskRuns";
  private static final int TWO_WEEKS = 14 * 24 * 60 * 60;

  private final List<Entry> entries;
  private final SchedulesConfig config;

  ScheduleEvents(List<ScheduledTask> tasks, SchedulesConfig config) {
    this.config = config;
    entries =
        tasks.stream()
            .sorted(Comparator.comparing(ScheduledTask::name))
            .flatMap(
                task ->
                    Schedule.parse(task.schedule()).awsRules().stream()
                        .map(rule -> new Entry(task, rule)))
            .toList();
  }

  ArrayNode events() {
    ArrayNode events = JsonNodeFactory.instance.arrayNode();
    entries.forEach(entry -> events.add(Nodes.object("schedule", entry.event())));
    return events;
  }

  /** How often Lambda tries, and where it leaves what failed for good. */
  void settings(ObjectNode function) {
    config.retries().ifPresent(retries -> function.put("maximumRetryAttempts", retries));
    config.maximumEventAge().ifPresent(age -> function.put("maximumEventAge", age));
    if (config.deadLetters()) {
      ObjectNode queue = Nodes.object("type", Nodes.text("sqs"));
      queue.set("arn", failedRuns());
      function.putObject("destinations").set("onFailure", queue);
    }
  }

  boolean hasDeadLetters() {
    return config.deadLetters() && !entries.isEmpty();
  }

  static ObjectNode failedRuns() {
    return Nodes.attribute(FAILED_RUNS, "Arn");
  }

  /**
   * The queue of what failed for good, and how the scheduler delivers, over what it is by itself.
   */
  ObjectNode resources() {
    ObjectNode resources = Nodes.object();
    if (hasDeadLetters()) {
      ObjectNode queue = Nodes.object("Type", Nodes.text("AWS::SQS::Queue"));
      queue.putObject("Properties").put("MessageRetentionPeriod", TWO_WEEKS);
      resources.set(FAILED_RUNS, queue);
    }
    ObjectNode target = Nodes.object();
    config
        .deliveryRetries()
        .ifPresent(retries -> target.putObject("RetryPolicy").put("MaximumRetryAttempts", retries));
    if (hasDeadLetters()) {
      target.putObject("DeadLetterConfig").set("Arn", failedRuns());
    }
    for (int i = 0; i < entries.size() && !target.isEmpty(); i++) {
      if (entries.get(i).isOfScheduler()) {
        ObjectNode schedule = resources.putObject(id(i)).put("Type", "AWS::Scheduler::Schedule");
        schedule.putObject("Properties").set("Target", target.deepCopy());
      }
    }
    return resources;
  }

  /** As the framework names the resource of an event. */
  private static String id(int index) {
    return "SchedulerSchedulerSchedule" + (index + 1);
  }

  /** What the framework has no words for, by the names that it gives its resources. */
  ObjectNode extensions() {
    ObjectNode extensions = Nodes.object();
    for (int i = 0; i < entries.size(); i++) {
      ObjectNode properties = entries.get(i).properties();
      if (!properties.isEmpty()) {
        extensions.set(id(i), Nodes.object("Properties", properties));
      }
    }
    return extensions;
  }

  /** One rule of a task. */
  private record Entry(ScheduledTask task, AwsRule rule) {

    ObjectNode event() {
      ObjectNode schedule = Nodes.object();
      schedule.putArray("rate").add(rule.expression());
      if (isOfScheduler()) {
        schedule.put("method", "scheduler");
      }
      if (!task.timeZone().isEmpty()) {
        schedule.put("timezone", task.timeZone());
      }
      schedule.set("input", input());
      return schedule;
    }

    private ObjectNode input() {
      ObjectNode input = Nodes.object("task", Nodes.text(task.name()));
      if (isOfScheduler()) {
        input.put("time", "<aws.scheduler.scheduled-time>");
      }
      if (!rule.exceptDaysOfMonth().isEmpty()) {
        ArrayNode days = input.putArray("exceptDaysOfMonth");
        rule.exceptDaysOfMonth().forEach(days::add);
        if (!task.timeZone().isEmpty()) {
          input.put("timeZone", task.timeZone());
        }
      }
      return input;
    }

    /** A run of 23:59 that is late must not be taken for one of the next day, which is left out. */
    private boolean isOfScheduler() {
      return !task.timeZone().isEmpty()
          || !rule.exceptDaysOfMonth().isEmpty()
          || !properties().isEmpty();
    }

    ObjectNode properties() {
      ObjectNode properties = Nodes.object();
      if (!task.start().isEmpty()) {
        properties.put("StartDate", task.start());
      }
      if (!task.end().isEmpty()) {
        properties.put("EndDate", task.end());
      }
      return properties;
    }
  }
}
