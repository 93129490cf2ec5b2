package dev.pikku.generator.emit.serverless;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.WiringModel.ScheduledTask;
import java.util.regex.Pattern;

/** Refuses names of tasks that the framework would garble on the way into the event. */
final class TaskNameCheck {
  // it escapes quotes only, and fills in variables
  private static final Pattern SAFE = Pattern.compile("[^\"\\\\$\\p{Cntrl}]+");

  private TaskNameCheck() {}

  static void check(PikkuModel model, Diagnostics diagnostics) {
    model.functions().stream()
        .flatMap(function -> function.wirings().stream())
        .filter(ScheduledTask.class::isInstance)
        .filter(task -> !SAFE.matcher(task.label()).matches())
        .forEach(
            task ->
                diagnostics.error(
                    Code.INVALID_SCHEDULE,
                    task.place(),
                    "The task's name \""
                        + task.label()
                        + "\" has a quote, a backslash, a dollar sign or a control character.",
                    "Name it with other characters, since its event carries the name."));
  }
}
