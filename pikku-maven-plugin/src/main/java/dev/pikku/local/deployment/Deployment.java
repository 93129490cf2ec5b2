package dev.pikku.local.deployment;

import dev.pikku.local.deployment.EventSource.ChannelRoute;
import dev.pikku.local.deployment.EventSource.HttpRoute;
import dev.pikku.local.deployment.EventSource.QueueSource;
import dev.pikku.local.deployment.EventSource.ScheduleSource;
import java.util.ArrayList;
import java.util.List;

/**
 * What a backend deploys.
 *
 * @param service its name
 * @param stage such as {@code dev}
 * @param region such as {@code eu-central-1}
 * @param binaryTypes what its REST API hands over as base64
 * @param functions in their order
 * @param keepsChannels whether functions keep channels where this machine has to give them a place
 * @param queues its own, and those of others that it sends to
 */
public record Deployment(
    String service,
    String stage,
    String region,
    List<String> binaryTypes,
    List<FunctionPlan> functions,
    boolean keepsChannels,
    List<QueuePlan> queues) {
  public Deployment {
    binaryTypes = List.copyOf(binaryTypes);
    functions = List.copyOf(functions);
    queues = List.copyOf(queues);
  }

  /** What the Serverless Framework has the names of functions begin with on AWS. */
  public String prefix() {
    return service + "-" + stage + "-";
  }

  /** An event source, and the function that it calls. */
  public record Wired<T extends EventSource>(FunctionPlan function, T source) {}

  public List<Wired<HttpRoute>> httpRoutes() {
    return sources(HttpRoute.class);
  }

  public List<Wired<ChannelRoute>> channelRoutes() {
    return sources(ChannelRoute.class);
  }

  public List<Wired<QueueSource>> queueSources() {
    return sources(QueueSource.class);
  }

  public List<Wired<ScheduleSource>> schedules() {
    return sources(ScheduleSource.class);
  }

  private <T extends EventSource> List<Wired<T>> sources(Class<T> type) {
    List<Wired<T>> sources = new ArrayList<>();
    for (FunctionPlan function : functions) {
      for (EventSource source : function.sources()) {
        if (type.isInstance(source)) {
          sources.add(new Wired<>(function, type.cast(source)));
        }
      }
    }
    return sources;
  }
}
