package dev.pikku.generator.model;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Javadoc of what has sources at hand.
 *
 * @param functions by the function's name
 * @param types by the type's qualified name
 */
public record DocsModel(SortedMap<String, DocModel> functions, SortedMap<String, DocModel> types) {
  public static final DocsModel NONE = new DocsModel(new TreeMap<>(), new TreeMap<>());

  public DocsModel {
    functions = new TreeMap<>(functions);
    types = new TreeMap<>(types);
  }

  public DocModel of(FunctionModel function) {
    return functions.getOrDefault(function.name(), DocModel.NONE);
  }

  public DocModel of(TypeRef.ClassType type) {
    return types.getOrDefault(type.name(), DocModel.NONE);
  }
}
