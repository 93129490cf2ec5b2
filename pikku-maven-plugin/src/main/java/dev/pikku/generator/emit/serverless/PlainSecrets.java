package dev.pikku.generator.emit.serverless;

import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.model.ClassModel;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TypeRef;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * The secrets that the config lists for factories and middleware which take all {@code Secrets}: no
 * parameter of theirs says which, so that the list is what they may read.
 */
final class PlainSecrets {
  private static final TypeRef SECRETS = new TypeRef.ClassType("dev.pikku.service", "Secrets");

  private PlainSecrets() {}

  static List<String> of(BackendConfig config, PikkuModel model) {
    boolean taken =
        Stream.concat(
                model.factories().stream().map(factory -> factory.method().parameters()),
                model.classes().values().stream().map(ClassModel::constructor))
            .flatMap(Collection::stream)
            .map(ParameterModel::type)
            .anyMatch(SECRETS::equals);
    return taken ? config.secrets() : List.of();
  }
}
