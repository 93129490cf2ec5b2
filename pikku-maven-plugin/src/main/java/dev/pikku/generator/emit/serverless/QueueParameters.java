package dev.pikku.generator.emit.serverless;

import dev.pikku.generator.model.ClassModel;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.ParameterModel.Kind;
import dev.pikku.generator.model.PikkuModel;
import java.util.Collection;
import java.util.stream.Stream;

/** Finds every parameter that a queue is sent through. */
final class QueueParameters {
  private QueueParameters() {}

  static Stream<ParameterModel> of(PikkuModel model) {
    return Stream.of(
            model.functions().stream().map(function -> function.method().parameters()),
            model.factories().stream().map(factory -> factory.method().parameters()),
            model.permissions().stream().map(permission -> permission.allows().parameters()),
            model.classes().values().stream().map(ClassModel::constructor))
        .flatMap(lists -> lists)
        .flatMap(Collection::stream)
        .filter(parameter -> parameter.kind() == Kind.QUEUE);
  }
}
