package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Refuses references to resources that neither the file nor the framework makes. */
final class ReferenceCheck {
  /** What the framework names by itself, whatever the service has. */
  private static final Pattern OF_THE_FRAMEWORK =
      Pattern.compile(
          "(IamRole|ServerlessDeployment|ApiGateway|HttpApi|Websockets|SNSTopic|S3Bucket|CloudFront"
              + "|CognitoUserPool|CodeDeploy|Custom)[A-Za-z0-9]*");

  private static final String OF_A_FUNCTION =
      "(Lambda|LogGroup|EventsRule|Scheduler|EventSourceMapping|SnapStart|ProvConc|Websockets"
          + "|SnsSubscription|Alb|Iot|Custom|EventBridge|Cloud)[A-Za-z0-9]*";

  private static final List<String> PLUGINS_WITHOUT_RESOURCES =
      List.of("serverless-offline", "serverless-offline-sqs");

  private final MergedService service;
  private final Diagnostics diagnostics;
  private final Set<String> known = new TreeSet<>();

  ReferenceCheck(MergedService service, Diagnostics diagnostics) {
    this.service = service;
    this.diagnostics = diagnostics;
  }

  void check() {
    known.addAll(service.resources().keySet());
    for (String section : List.of("Parameters", "Conditions")) {
      service.resourceSection().path(section).fieldNames().forEachRemaining(known::add);
    }
    if (!service.hasUnknownResources()) {
      queues().forEach(this::refuseUnlessResource);
    }
    // others may come from files and plugins, which are not read here
    if (!service.hasUnknownResources() && !hasPlugins()) {
      SortedMap<String, String> others =
          new References()
              .add(service.tree().path("provider"), "/provider")
              .add(service.resourceSection(), "/resources")
              .add(service.tree().path("functions"), "/functions")
              .pointersById();
      others.keySet().removeAll(queues().keySet());
      others.forEach(this::refuseUnknown);
    }
  }

  /** The framework makes no queues, so that one that feeds a function is among the resources. */
  private SortedMap<String, String> queues() {
    References references = new References();
    for (MergedService.Event event : service.events()) {
      if (event.kind().equals("sqs")) {
        references.add(event.settings(), Nodes.step("/functions", event.function()) + "/events");
      }
    }
    return references.pointersById();
  }

  private boolean hasPlugins() {
    for (JsonNode plugin : service.tree().path("plugins")) {
      if (!PLUGINS_WITHOUT_RESOURCES.contains(plugin.asText())) {
        return true;
      }
    }
    return false;
  }

  private void refuseUnknown(String id, String pointer) {
    if (!OF_THE_FRAMEWORK.matcher(id).matches() && !isOfFunction(id)) {
      refuseUnlessResource(id, pointer);
    }
  }

  private void refuseUnlessResource(String id, String pointer) {
    if (known.contains(id)) {
      return;
    }
    diagnostics.error(
        Code.INVALID_OVERLAY,
        service.overlay(pointer),
        "\""
            + pointer.substring(1).replace('/', '.')
            + "\" refers to \""
            + id
            + "\", which is not among the resources.",
        "Define it under \"resources\" of the overlay, or refer to one of "
            + String.join(", ", known)
            + ".");
  }

  private boolean isOfFunction(String id) {
    for (String name : service.functions().keySet()) {
      String plain = name.replace("-", "Dash").replace("_", "Underscore");
      String prefix = plain.substring(0, 1).toUpperCase(Locale.ROOT) + plain.substring(1);
      if (id.startsWith(prefix) && id.substring(prefix.length()).matches(OF_A_FUNCTION)) {
        return true;
      }
    }
    return false;
  }
}
