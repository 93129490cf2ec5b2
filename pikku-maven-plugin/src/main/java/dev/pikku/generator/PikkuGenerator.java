package dev.pikku.generator;

import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.config.ConfigReader;
import dev.pikku.generator.config.ConfigRequest;
import dev.pikku.generator.config.ResolvedConfig;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.emit.BackendEmitter;
import dev.pikku.generator.emit.BackendEmitter.Emitted;
import dev.pikku.generator.emit.GeneratedFile;
import dev.pikku.generator.emit.GeneratedFile.Root;
import dev.pikku.generator.emit.door.EmittedDoor;
import dev.pikku.generator.emit.openapi.OpenApiEmitter;
import dev.pikku.generator.emit.serverless.QueueTypes;
import dev.pikku.generator.emit.services.RpcTypes;
import dev.pikku.generator.emit.services.TopicTypes;
import dev.pikku.generator.filter.Filtered;
import dev.pikku.generator.filter.WiringFilter;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.scan.FunctionScanner;
import dev.pikku.generator.scan.ScanRequest;
import java.util.List;
import java.util.function.Function;

/** Turns a backend's config and the functions it can see into what is deployed. Writes nothing. */
public final class PikkuGenerator {
  private PikkuGenerator() {}

  /**
   * What a backend is generated from.
   *
   * @param scan what to look for functions in, given the package of generated classes
   * @param awsServices whether pikku-aws-services is on the class path
   * @param archive the archive's path, from the module's directory, with slashes
   */
  public record Request(
      ConfigRequest config,
      Function<String, ScanRequest> scan,
      boolean awsServices,
      String archive) {}

  /**
   * What came out.
   *
   * @param doors one for each transport that has wirings
   * @param files not to be used where there is an error
   * @param primed how many codecs are used before a snapshot; 0 where none is taken
   */
  public record Result(
      ResolvedConfig config,
      Filtered filtered,
      List<EmittedDoor> doors,
      List<GeneratedFile> files,
      int primed) {
    public Result {
      doors = List.copyOf(doors);
      files = List.copyOf(files);
    }

    /** Whether there is an HTTP API, and so its description. */
    public boolean describesApi() {
      return files.stream()
          .anyMatch(file -> file.root() == Root.REPORTS && file.path().equals(OpenApiEmitter.FILE));
    }
  }

  /** Goes the whole road, so that all problems are told at once; they go to the diagnostics. */
  public static Result generate(Request request, Diagnostics diagnostics) {
    ResolvedConfig config = ConfigReader.read(request.config(), diagnostics);
    BackendConfig backend = config.backend();
    // under a broken config all functions may be kept, and need what this backend does not
    boolean awsServices = request.awsServices() || diagnostics.hasErrors();
    PikkuModel model =
        new FunctionScanner().scan(request.scan().apply(backend.packageName()), diagnostics);
    QueueTypes.check(model, diagnostics);
    TopicTypes.check(model, diagnostics);
    RpcTypes.check(model, diagnostics);
    Filtered filtered = filter(backend, model, diagnostics);
    Emitted emitted =
        BackendEmitter.emit(backend, filtered, request.archive(), awsServices, diagnostics);
    return new Result(config, filtered, emitted.doors(), emitted.files(), emitted.primed());
  }

  /** Where nothing could be read, that nothing is left is no news. */
  private static Filtered filter(BackendConfig config, PikkuModel model, Diagnostics diagnostics) {
    boolean unread = model.functions().isEmpty() && diagnostics.hasErrors();
    return new WiringFilter(config.filters(), config.origin().of("/filters"))
        .apply(model, unread ? new Diagnostics() : diagnostics);
  }
}
