package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.PikkuModel;

/** Refuses channels whose rows would be nowhere. */
final class ChannelCheck {
  private final MergedService service;
  private final BackendChannels channels;
  private final Diagnostics diagnostics;

  ChannelCheck(MergedService service, BackendChannels channels, Diagnostics diagnostics) {
    this.service = service;
    this.channels = channels;
    this.diagnostics = diagnostics;
  }

  void check(Deployment deployment) {
    if (channels.isNowhere() && !deployment.doorsWithChannels().isEmpty()) {
      diagnostics.error(
          Code.CHANNELS_NOT_OWNED,
          publisher(service.model()),
          "Topics are published to here, but no channel is in this backend, and the config does"
              + " not say which backend has them.",
          "Name it: \"channels\": {\"from\": \"…\"}.");
    }
    if (channels.config().store().equals("jdbc")) {
      deployment.doorsWithChannels().forEach(this::requireUrl);
    }
  }

  private void requireUrl(String door) {
    String variable = "/environment/" + BackendChannels.VARIABLE;
    JsonNode function = service.tree().at(Nodes.step("/functions", door) + variable);
    if (function.isMissingNode() && service.tree().at("/provider" + variable).isMissingNode()) {
      diagnostics.error(
          Code.CHANNELS_NOT_OWNED,
          service.stated("/channels/store"),
          "Channels are kept in a database, but nothing says in which one.",
          "Set its URL: \"lambda\": {\"environment\": {\""
              + BackendChannels.VARIABLE
              + "\": \"jdbc:…\"}}, or in the overlay, from a secret perhaps.");
    }
  }

  private static Place publisher(PikkuModel model) {
    return model.functions().stream()
        .map(FunctionModel::method)
        .flatMap(method -> method.parameters().stream())
        .filter(
            parameter ->
                parameter.kind() == ParameterModel.Kind.TOPIC
                    || parameter.kind() == ParameterModel.Kind.EVENT_HUB)
        .map(ParameterModel::place)
        .sorted()
        .findFirst()
        .orElse(Place.NONE);
  }
}
