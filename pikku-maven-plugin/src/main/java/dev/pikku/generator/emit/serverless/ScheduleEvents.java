package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.model.Schedule;
import dev.pikku.generator.model.Schedule.AwsRule;
import dev.pikku.generator.model.WiringModel.ScheduledTask;
import java.util.Comparator;
import java.util.List;

/** The times at which the function runs a task; each event names its task. */
final class ScheduleEvents {
  private ScheduleEvents() {}

  static ArrayNode of(List<ScheduledTask> tasks) {
    ArrayNode events = JsonNodeFactory.instance.arrayNode();
    tasks.stream()
        .sorted(Comparator.comparing(ScheduledTask::name))
        .forEach(
            task ->
                Schedule.parse(task.schedule())
                    .awsRules()
                    .forEach(rule -> events.add(Nodes.object("schedule", schedule(task, rule)))));
    return events;
  }

  private static ObjectNode schedule(ScheduledTask task, AwsRule rule) {
    ObjectNode schedule = Nodes.object();
    schedule.putArray("rate").add(rule.expression());
    if (!task.timeZone().isEmpty()) {
      // rules of EventBridge are in UTC; only its scheduler knows time zones
      schedule.put("method", "scheduler");
      schedule.put("timezone", task.timeZone());
    }
    ObjectNode input = schedule.putObject("input");
    input.put("task", task.name());
    if (!rule.exceptDaysOfMonth().isEmpty()) {
      ArrayNode days = input.putArray("exceptDaysOfMonth");
      rule.exceptDaysOfMonth().forEach(days::add);
      if (!task.timeZone().isEmpty()) {
        input.put("timeZone", task.timeZone());
      }
    }
    return schedule;
  }
}
