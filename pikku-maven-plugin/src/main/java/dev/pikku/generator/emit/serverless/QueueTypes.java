package dev.pikku.generator.emit.serverless;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.ParameterModel.Kind;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import dev.pikku.generator.model.WiringModel.QueueWorker;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Refuses to send to a queue what its worker does not take. */
public final class QueueTypes {
  private QueueTypes() {}

  /**
   * Compares each message type with the input of the queue's worker.
   *
   * @param model everything that was found, so that workers of other backends count, too
   */
  public static void check(PikkuModel model, Diagnostics diagnostics) {
    Map<String, FunctionModel> workers = new TreeMap<>();
    for (FunctionModel function : model.functions()) {
      function.wirings().stream()
          .filter(QueueWorker.class::isInstance)
          .forEach(worker -> workers.putIfAbsent(worker.label(), function));
      if (model.session().isEmpty()) {
        refuseSessions(function, diagnostics);
      }
    }
    QueueParameters.of(model)
        .forEach(
            parameter -> {
              FunctionModel worker = workers.get(parameter.qualifier().orElse(""));
              if (worker != null) {
                compare(parameter, worker, diagnostics);
              }
            });
  }

  private static void refuseSessions(FunctionModel function, Diagnostics diagnostics) {
    for (WiringModel wiring : function.wirings()) {
      if (wiring instanceof QueueWorker worker && worker.session()) {
        diagnostics.error(
            Code.INVALID_QUEUE,
            worker.place(),
            "The worker of the queue \""
                + worker.name()
                + "\" asks for the session of whoever sends, but no record is the session.",
            "Annotate the record with @PikkuSession, or remove session = true.");
      }
    }
  }

  private static void compare(
      ParameterModel parameter, FunctionModel worker, Diagnostics diagnostics) {
    Optional<TypeRef> input =
        worker.method().parameters().stream()
            .filter(candidate -> candidate.kind() == Kind.INPUT)
            .map(ParameterModel::type)
            .findFirst();
    if (input.isEmpty()
        || !(parameter.type() instanceof TypeRef.ClassType queue)
        || queue.arguments().isEmpty()
        // a worker may take an int; no queue can be one of int
        || queue.arguments().get(0).equals(input.get().boxed())) {
      return;
    }
    diagnostics.error(
        Code.QUEUE_TYPE_MISMATCH,
        parameter.place(),
        "\""
            + parameter.name()
            + "\" sends "
            + queue.arguments().get(0)
            + " to the queue \""
            + parameter.qualifier().orElse("")
            + "\", whose worker "
            + worker.name()
            + " ("
            + worker.method().place()
            + ") takes "
            + input.get()
            + ".",
        "Let both have the same type.");
  }
}
