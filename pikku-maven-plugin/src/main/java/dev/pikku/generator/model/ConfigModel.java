package dev.pikku.generator.model;

import dev.pikku.generator.diagnostic.Place;
import java.util.List;

/**
 * The record that holds the application's configuration.
 *
 * @param files resources that say what the environment does not, the first to be overridden first
 */
public record ConfigModel(TypeRef.ClassType type, List<String> files, Place place) {
  public ConfigModel {
    files = List.copyOf(files);
  }
}
