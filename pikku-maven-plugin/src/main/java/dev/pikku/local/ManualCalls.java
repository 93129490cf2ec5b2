package dev.pikku.local;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.pikku.local.deployment.Deployment;
import dev.pikku.local.deployment.Deployment.Wired;
import dev.pikku.local.deployment.EventSource.QueueSource;
import dev.pikku.local.deployment.FunctionPlan;
import dev.pikku.local.lambda.Answer;
import dev.pikku.local.lambda.LambdaFunction;
import dev.pikku.local.schedule.Schedules;
import dev.pikku.local.sqs.SingleMessage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Calls what a backend has by hand, once. Where there is nothing of a name, nothing is called. */
public final class ManualCalls {
  private final Deployment deployment;
  private final Schedules schedules;
  private final FunctionTable functions;

  ManualCalls(Deployment deployment, Schedules schedules, FunctionTable functions) {
    this.deployment = deployment;
    this.schedules = schedules;
    this.functions = functions;
  }

  /** The scheduled tasks, by name. */
  public List<String> tasks() {
    return schedules.names();
  }

  /** Runs a scheduled task now. */
  public Optional<Answer> fire(String task) throws InterruptedException {
    Optional<CompletableFuture<Answer>> fired = schedules.fire(task);
    return fired.isEmpty() ? Optional.empty() : Optional.of(Answers.await(fired.get()));
  }

  /** The queues that the backend works, by the names that they have on AWS. */
  public List<String> queues() {
    return deployment.queueSources().stream().map(wired -> wired.source().queue()).toList();
  }

  /**
   * Hands a message to a queue's worker, past the queue. That the worker failed it is a failure.
   *
   * @param queue its name on AWS, or what that ends with after the service and the stage
   */
  public Optional<Answer> send(String queue, String body) throws InterruptedException {
    for (Wired<QueueSource> wired : deployment.queueSources()) {
      String full = wired.source().queue();
      if (full.equals(queue) || full.equals(deployment.prefix() + queue)) {
        SingleMessage message = new SingleMessage(full, deployment.region(), body);
        Answer answer =
            Answers.await(functions.get(wired.function().name()).invoke(message.event()));
        return Optional.of(message.verdict(answer, wired.source().partial()));
      }
    }
    return Optional.empty();
  }

  /** The Lambda functions, as serverless.yml names them. */
  public List<String> functions() {
    return deployment.functions().stream().map(FunctionPlan::name).toList();
  }

  /**
   * Calls a Lambda function.
   *
   * @param function its name in serverless.yml, or on AWS
   */
  public Optional<Answer> invoke(String function, String event) throws InterruptedException {
    Optional<LambdaFunction> named = functions.named(function);
    return named.isEmpty()
        ? Optional.empty()
        : Optional.of(Answers.await(named.get().invoke(event.getBytes(UTF_8))));
  }
}
