package dev.pikku.generator.model;

import java.util.List;

/**
 * An exception that a function declares in {@code throws}.
 *
 * @param ancestry qualified names of its superclasses, the nearest first
 */
public record ThrownModel(TypeRef.ClassType type, List<String> ancestry) {
  public ThrownModel {
    ancestry = List.copyOf(ancestry);
  }
}
