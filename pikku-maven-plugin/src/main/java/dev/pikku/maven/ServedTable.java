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
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

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
    local.webSocketUrl().ifPresent(url -> lines.addAll(channels(url, result)));
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
    TextTable remote = remote(result);
    if (!remote.lines().isEmpty()) {
      lines.add("remote functions at " + local.controlUrl());
      lines.addAll(remote.lines());
    }
    return lines;
  }

  /** What other backends may call. */
  private static TextTable remote(Result result) {
    TextTable remote = new TextTable();
    for (FunctionModel function : result.filtered().kept().functions()) {
      for (WiringModel wiring : function.wirings()) {
        if (wiring instanceof WiringModel.Rpc) {
          remote.row("  " + wiring.label(), function.name());
        }
      }
    }
    return remote;
  }

  /** Each channel, and what its functions hear. */
  private static List<String> channels(String url, Result result) {
    SortedMap<String, TextTable> channels = new TreeMap<>();
    for (FunctionModel function : result.filtered().kept().functions()) {
      for (WiringModel wiring : function.wirings()) {
        if (wiring instanceof WiringModel.Channel channel) {
          channels
              .computeIfAbsent(channel.channel().name(), name -> new TextTable())
              .row("  " + channel.word(), function.name());
        }
      }
    }
    if (channels.isEmpty()) {
      return List.of("WebSockets at " + url); // of a function that is not Pikku's
    }
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, TextTable> channel : channels.entrySet()) {
      String query = channels.size() == 1 ? "" : "/?channel=" + channel.getKey();
      lines.add("channel " + channel.getKey() + " at " + url + query);
      lines.addAll(channel.getValue().lines());
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
