package dev.pikku.generator.emit.serverless;

import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.ParameterModel.Kind;
import dev.pikku.generator.model.PikkuModel;
import java.util.stream.Stream;

/** Finds every parameter that a queue is sent through. */
final class QueueParameters {
  private QueueParameters() {}

  static Stream<ParameterModel> of(PikkuModel model) {
    return model.parameters().filter(parameter -> parameter.kind() == Kind.QUEUE);
  }
}
