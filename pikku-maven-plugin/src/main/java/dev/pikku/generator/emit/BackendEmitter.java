package dev.pikku.generator.emit;

import static java.util.stream.Collectors.toSet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.emit.GeneratedFile.Root;
import dev.pikku.generator.emit.door.BootstrapEmitter;
import dev.pikku.generator.emit.door.DoorKind;
import dev.pikku.generator.emit.door.EmittedDoor;
import dev.pikku.generator.emit.door.ServedDocument;
import dev.pikku.generator.emit.manifest.ManifestEmitter;
import dev.pikku.generator.emit.openapi.OpenApiEmitter;
import dev.pikku.generator.emit.serverless.Capabilities;
import dev.pikku.generator.emit.serverless.Deployment;
import dev.pikku.generator.emit.serverless.ServerlessEmitter;
import dev.pikku.generator.emit.services.Origin;
import dev.pikku.generator.filter.Filtered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Emits all files of one backend. */
public final class BackendEmitter {
  private static final Emitted NOTHING = new Emitted(List.of(), List.of(), 0);

  private BackendEmitter() {}

  /**
   * What was emitted.
   *
   * @param doors one for each transport that has wirings
   * @param primed how many codecs are used before a snapshot
   */
  public record Emitted(List<GeneratedFile> files, List<EmittedDoor> doors, int primed) {
    public Emitted {
      files = List.copyOf(files);
      doors = List.copyOf(doors);
    }
  }

  /**
   * Emits bootstrap, {@code serverless.yml}, manifest and API description.
   *
   * @param archive the deployable archive's path, from the module's directory
   * @param awsServices whether pikku-aws-services is on the class path
   */
  public static Emitted emit(
      BackendConfig config,
      Filtered filtered,
      String archive,
      boolean awsServices,
      Diagnostics diagnostics) {
    boolean sound = !diagnostics.hasErrors();
    try {
      return emitAll(config, filtered, archive, awsServices, diagnostics);
    } catch (RuntimeException e) {
      if (sound) {
        throw e;
      }
      // of a model with errors only further problems are wanted, as far as they can be found
      return NOTHING;
    }
  }

  private static Emitted emitAll(
      BackendConfig config,
      Filtered filtered,
      String archive,
      boolean awsServices,
      Diagnostics diagnostics) {
    // beside the bootstrap, unless that serves the description
    CompletableFuture<Optional<ObjectNode>> description =
        CompletableFuture.supplyAsync(() -> OpenApiEmitter.emit(config, filtered.kept()));
    Optional<ServedDocument> served =
        config
            .openapi()
            .route()
            .flatMap(
                route ->
                    description
                        .join()
                        .map(document -> new ServedDocument(route, JsonText.compact(document))));
    var bootstrap =
        BootstrapEmitter.emit(config, filtered.kept(), served, awsServices, diagnostics);
    Map<String, String> handlers = new TreeMap<>();
    Map<String, Capabilities> capabilities = new TreeMap<>();
    for (EmittedDoor door : bootstrap.doors()) {
      Capabilities uses =
          new Capabilities(
              door.sends(),
              secrets(door),
              door.channels(),
              door.idempotent(),
              door.content(),
              door.callsElsewhere());
      handlers.put(door.kind().functionName(), door.handler());
      capabilities.put(door.kind().functionName(), uses);
      if (door.corsless().isPresent()) {
        handlers.put(DoorKind.CORSLESS_FUNCTION, door.corsless().get());
        capabilities.put(DoorKind.CORSLESS_FUNCTION, uses);
      }
    }
    Deployment deployment = new Deployment(archive, handlers, capabilities);
    List<GeneratedFile> files = new ArrayList<>(bootstrap.files());
    files.add(ManifestEmitter.emit(config, filtered, bootstrap.doors()));
    description
        .join()
        .ifPresent(
            document ->
                files.add(
                    new GeneratedFile(
                        Root.REPORTS, OpenApiEmitter.FILE, JsonText.pretty(document))));
    files.add(ServerlessEmitter.emit(config, filtered.kept(), deployment, diagnostics));
    return new Emitted(files, bootstrap.doors(), bootstrap.primed());
  }

  /** Members of a secret are nothing to AWS. */
  private static Set<String> secrets(EmittedDoor door) {
    return door.secrets().stream().map(name -> new Origin.Secret(name).secret()).collect(toSet());
  }
}
