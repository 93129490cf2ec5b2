package dev.pikku.generator.model;

import dev.pikku.generator.diagnostic.Place;
import java.util.List;

/**
 * A method that generated code calls.
 *
 * @param returns the result; {@code void} for none
 */
public record MethodModel(
    TypeRef.ClassType owner,
    String name,
    boolean isStatic,
    List<ParameterModel> parameters,
    TypeUse returns,
    Place place) {
  public MethodModel {
    parameters = List.copyOf(parameters);
  }
}
