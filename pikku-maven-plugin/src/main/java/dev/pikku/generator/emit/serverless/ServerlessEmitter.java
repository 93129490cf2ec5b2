package dev.pikku.generator.emit.serverless;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.emit.GeneratedFile;
import dev.pikku.generator.emit.GeneratedFile.Root;
import dev.pikku.generator.emit.GeneratedHeader;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.WiringModel.ScheduledTask;

/** Emits {@code serverless.yml}, with the user's overlay, refusing what AWS would refuse. */
public final class ServerlessEmitter {
  private static final String ADVICE =
      "Do not edit: state what you need under \"serverless\" in pikku.config.json instead.";

  private ServerlessEmitter() {}

  /**
   * Emits the file.
   *
   * @param model what the filters kept
   * @param diagnostics where refusals go; what is returned then is not to be used
   */
  public static GeneratedFile emit(
      BackendConfig config, PikkuModel model, Deployment deployment, Diagnostics diagnostics) {
    BackendQueues queues = BackendQueues.of(config, model);
    BackendChannels channels =
        BackendChannels.of(config, deployment.handlers().containsKey("channel"));
    new QueueOwnership(config, model, queues, diagnostics).check(deployment.queuesSentTo());
    BackendRpc rpc = BackendRpc.of(config);
    rpc.check(deployment.callsElsewhere(), model, diagnostics);
    TaskNameCheck.check(model, diagnostics);
    ObjectNode tree =
        generate(config, model, deployment.reaching(queues::has, rpc::has), queues, channels);
    new Overlay(config.origin(), diagnostics).lay(tree, config.serverless());
    MergedService merged = new MergedService(tree, config, model);
    new FunctionCheck(merged, diagnostics).check();
    new NameCheck(merged, diagnostics).check();
    new RouteCheck(merged, diagnostics).check();
    new QueueCheck(merged, diagnostics).check();
    new QueueEventCheck(merged, diagnostics).check();
    new ReferenceCheck(merged, diagnostics).check();
    new ChannelCheck(merged, channels, diagnostics).check(deployment);
    new BackendIdempotency(config.idempotency()).check(merged, deployment, diagnostics);
    return new GeneratedFile(
        Root.MODULE, "serverless.yml", GeneratedHeader.on(YamlText.of(tree), ADVICE));
  }

  private static ObjectNode generate(
      BackendConfig config,
      PikkuModel model,
      Deployment deployment,
      BackendQueues queues,
      BackendChannels channels) {
    ObjectNode tree = Nodes.object("service", Nodes.text(config.name()));
    // the only constraint that the framework's versions 3 and 4 and their continuation all meet
    tree.put("frameworkVersion", ">=3");
    tree.put("configValidationMode", "error");
    ScheduleEvents schedules =
        new ScheduleEvents(
            FunctionsSection.wirings(model, ScheduledTask.class), config.schedules());
    tree.set(
        "provider", ProviderSection.of(config, model, deployment, queues, channels, schedules));
    tree.putObject("package").put("individually", true);
    tree.set(
        "functions",
        new FunctionsSection(config, model, deployment, queues, channels, schedules).build());
    if (!queues.kept().isEmpty()) {
      int timeout =
          config
              .serverless()
              .at("/functions/queue/timeout")
              .asInt(config.lambda("queue").timeout());
      tree.set("resources", QueueResources.of(queues, timeout));
    }
    if (channels.owned() && channels.inTable() && !deployment.doorsWithChannels().isEmpty()) {
      tree.withObject("/resources/Resources").set(BackendChannels.TABLE_ID, channels.resource());
    }
    if (!schedules.resources().isEmpty()) {
      tree.withObject("/resources/Resources").setAll(schedules.resources());
    }
    if (!schedules.extensions().isEmpty()) {
      tree.withObject("/resources").set("extensions", schedules.extensions());
    }
    BackendIdempotency idempotency = new BackendIdempotency(config.idempotency());
    if (idempotency.inTable() && !deployment.idempotentDoors().isEmpty()) {
      tree.withObject("/resources/Resources")
          .set(BackendIdempotency.TABLE_ID, idempotency.resource());
    }
    if (deployment.hasContent()) {
      BackendContent.of(config).resources(tree);
    }
    return tree;
  }
}
