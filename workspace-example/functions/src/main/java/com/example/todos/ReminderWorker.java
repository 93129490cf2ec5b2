package com.example.todos;

import com.example.Mailer;
import com.example.todos.Reminders.Reminder;
import dev.pikku.PikkuFunc;
import dev.pikku.WireQueueWorker;
import dev.pikku.service.EventHub;
import dev.pikku.wire.QueueJob;

/** Sends the reminders that were asked for. */
public final class ReminderWorker {

  private ReminderWorker() {}

  /** The topic by which one user's clients hear of their reminders. */
  public static String topic(String userId) {
    return "reminders/" + userId;
  }

  /** Sends one reminder, and shows it where its user is watching. */
  @PikkuFunc(tags = "jobs")
  @WireQueueWorker(name = "todo-reminders", batchSize = 10)
  public static void send(Mailer mailer, EventHub<Reminder> clients, QueueJob job, Reminder input) {
    if (job.attempt() > 3) {
      job.discard("tried " + job.attempt() + " times");
    }
    // first what does no harm twice: should it fail, the job is tried again
    clients.publish(topic(input.userId()), input);
    mailer.send(input.userId(), "Do not forget todo " + input.todoId());
  }
}
