package dev.pikku.maven;

import dev.pikku.generator.PikkuGenerator.Result;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.WiringModel;
import dev.pikku.local.LocalBackend;
import dev.pikku.local.deployment.Deployment;
import dev.pikku.local.deployment.Deployment.Wired;
import dev.pikku.local.deployment.EventSource.QueueSource;
import dev.pikku.local.deployment.EventSource.ScheduleSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a backend serves on this machine, for people to read. */
final class ServedTable {
  private ServedTable() {}

  static List<String> lines(LocalBackend local, Result result) throws IOException {
    Deployment deployment = local.deployment();
    List<String> lines = new ArrayList<>();
    lines.add(deployment.service() + " runs until Ctrl-C");
    if (!deployment.httpRoutes().isEmpty()) {
      lines.add("HTTP at " + local.httpUrl());
      lines.addAll(routes(result).lines());
    }
    local.webSocketUrl().ifPresent(url -> lines.add("WebSockets at " + url));
    for (Wired<QueueSource> queue : deployment.queueSources()) {
      lines.add(
          "queue "
              + queue.source().queue()
              + " at "
              + local.controlUrl()
              + ", batches of "
              + queue.source().batchSize());
    }
    for (Wired<ScheduleSource> schedule : deployment.schedules()) {
      lines.add(
          "schedule "
              + schedule.source().name()
              + ": "
              + String.join(", ", schedule.source().expressions())
              + ", now by curl -X POST "
              + local.scheduleUrl(schedule.source().name()));
    }
    return lines;
  }

  private static TextTable routes(Result result) {
    TextTable routes = new TextTable();
    for (FunctionModel function : result.filtered().kept().functions()) {
      for (WiringModel wiring : function.wirings()) {
        if (wiring instanceof WiringModel.Http http) {
          routes.row("  " + http.method(), http.route(), function.name());
        }
      }
    }
    return routes;
  }
}
