package dev.pikku.local;

import dev.pikku.local.LocalSettings.Behaviour;
import dev.pikku.local.deployment.Deployment;
import dev.pikku.local.deployment.Deployment.Wired;
import dev.pikku.local.deployment.EventSource.HttpRoute;
import dev.pikku.local.deployment.EventSource.QueueSource;
import dev.pikku.local.deployment.EventSource.ScheduleSource;
import dev.pikku.local.deployment.QueuePlan;
import dev.pikku.local.gateway.Call;
import dev.pikku.local.gateway.HttpApi;
import dev.pikku.local.gateway.RestApi;
import dev.pikku.local.gateway.Route;
import dev.pikku.local.schedule.Schedules;
import dev.pikku.local.server.HttpSite;
import dev.pikku.local.sqs.LocalQueues;
import dev.pikku.local.sqs.QueueListener;
import dev.pikku.local.sqs.QueueSettings;
import dev.pikku.local.websocket.ChannelRoute;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What calls the functions of one deployment. */
record Wiring(
    Deployment deployment,
    HttpSite gateway,
    List<ChannelRoute> channels,
    Schedules schedules,
    List<QueueListener> listeners) {
  private static final Duration FOREVER = Duration.ofDays(1);

  static Wiring of(
      Deployment deployment,
      Behaviour behaviour,
      FunctionTable functions,
      LocalQueues queues,
      Console console) {
    for (QueuePlan queue : deployment.queues()) {
      queues.create(queue.name(), settings(queue, behaviour));
    }
    Schedules schedules =
        new Schedules(
            entries(deployment, functions),
            deployment.region(),
            Clock.systemUTC(),
            line -> console.say("clock", line));
    if (behaviour.clock()) {
      schedules.run();
    }
    return new Wiring(
        deployment,
        gateway(deployment, behaviour, functions),
        channels(deployment, functions),
        schedules,
        listeners(deployment, functions, queues, console));
  }

  void close() {
    schedules.close();
    listeners.forEach(QueueListener::close);
  }

  private static QueueSettings settings(QueuePlan queue, Behaviour behaviour) {
    return new QueueSettings(
        behaviour.visibilityTimeout().orElse(Duration.ofSeconds(queue.visibilityTimeout())),
        Duration.ofSeconds(queue.delay()),
        Duration.ofSeconds(queue.retention()),
        queue.fifo(),
        queue.contentBasedDeduplication(),
        queue.deduplicationPerGroup(),
        queue
            .redrive()
            .map(
                redrive ->
                    new QueueSettings.Redrive(
                        redrive.deadLetterQueue(), redrive.maxReceiveCount())));
  }

  /** A backend has one kind of API; if an overlay gives it both, the HTTP API is served. */
  private static HttpSite gateway(
      Deployment deployment, Behaviour behaviour, FunctionTable functions) {
    List<Route> rest = new ArrayList<>();
    List<Route> http = new ArrayList<>();
    for (Wired<HttpRoute> wired : deployment.httpRoutes()) {
      HttpRoute source = wired.source();
      (source.rest() ? rest : http)
          .add(new Route(source.method(), source.path(), functions.get(wired.function().name())));
    }
    boolean debugged = behaviour.debugPort() > 0;
    if (http.isEmpty() && !rest.isEmpty()) {
      return new RestApi(
          rest,
          new RestApi.Settings(
              deployment.stage(),
              behaviour.stageInPath(),
              deployment.binaryTypes(),
              debugged ? FOREVER : RestApi.PATIENCE),
          Call.by(Clock.systemUTC()));
    }
    return new HttpApi(http, debugged ? FOREVER : HttpApi.PATIENCE, Call.by(Clock.systemUTC()));
  }

  private static List<ChannelRoute> channels(Deployment deployment, FunctionTable functions) {
    return deployment.channelRoutes().stream()
        .map(
            wired ->
                new ChannelRoute(
                    wired.source().key(),
                    wired.source().answers(),
                    functions.get(wired.function().name())))
        .toList();
  }

  private static List<Schedules.Entry> entries(Deployment deployment, FunctionTable functions) {
    List<Schedules.Entry> entries = new ArrayList<>();
    for (Wired<ScheduleSource> wired : deployment.schedules()) {
      ScheduleSource source = wired.source();
      for (String expression : source.expressions()) {
        entries.add(
            new Schedules.Entry(
                source.name(),
                expression,
                source.timeZone(),
                source.input(),
                functions.get(wired.function().name())));
      }
    }
    return entries;
  }

  private static List<QueueListener> listeners(
      Deployment deployment, FunctionTable functions, LocalQueues queues, Console console) {
    List<QueueListener> listeners = new ArrayList<>();
    for (Wired<QueueSource> wired : deployment.queueSources()) {
      QueueSource source = wired.source();
      listeners.add(
          QueueListener.start(
              queues,
              source.queue(),
              new QueueListener.Source(
                  deployment.region(),
                  source.batchSize(),
                  Duration.ofSeconds(source.window()),
                  source.partial()),
              functions.get(wired.function().name()),
              line -> console.say(source.queue(), line)));
    }
    return listeners;
  }
}
