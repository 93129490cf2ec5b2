package dev.pikku.generator.emit.services;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.ParameterModel.Kind;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TypeUse;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/** Refuses to publish one thing here and another there: who follows a topic reads one type. */
public final class TopicTypes {
  private TopicTypes() {}

  /**
   * Compares what is published to each topic.
   *
   * @param model everything that was found, so that other backends count, too
   */
  public static void check(PikkuModel model, Diagnostics diagnostics) {
    Map<String, ParameterModel> first = new TreeMap<>();
    model
        .parameters()
        .filter(parameter -> parameter.kind() == Kind.TOPIC)
        .sorted(Comparator.comparing(ParameterModel::place))
        .forEach(
            parameter -> {
              String topic = parameter.qualifier().orElse("");
              ParameterModel other = first.putIfAbsent(topic, parameter);
              if (other != null && !data(other).equals(data(parameter))) {
                diagnostics.error(
                    Code.TOPIC_TYPE_MISMATCH,
                    parameter.place(),
                    "\""
                        + parameter.name()
                        + "\" publishes "
                        + data(parameter)
                        + " to the topic \""
                        + topic
                        + "\", to which \""
                        + other.name()
                        + "\" ("
                        + other.place()
                        + ") publishes "
                        + data(other)
                        + ".",
                    "Let both publish the same type, perhaps a sealed interface, or name two"
                        + " topics.");
              }
            });
  }

  private static String data(ParameterModel parameter) {
    return parameter.data().map(TypeUse::type).map(String::valueOf).orElse("");
  }
}
