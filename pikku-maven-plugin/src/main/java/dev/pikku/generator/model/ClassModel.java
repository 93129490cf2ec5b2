package dev.pikku.generator.model;

import dev.pikku.generator.diagnostic.Place;
import java.util.List;

/**
 * A class that generated code builds: of functions, a middleware, a permission, or a service
 * without a factory.
 *
 * @param constructor the parameters of its one public constructor
 * @param closeable whether it is {@code AutoCloseable}
 */
public record ClassModel(
    TypeRef.ClassType type, List<ParameterModel> constructor, boolean closeable, Place place) {
  public ClassModel {
    constructor = List.copyOf(constructor);
  }
}
