package dev.pikku.generator.config.tree;

import dev.pikku.generator.diagnostic.Place;

/** Where a value is stated. */
public record ConfigSource(Place place, ConfigOrigin origin) {

  public static ConfigSource at(ConfigOrigin origin, int line, int column) {
    return new ConfigSource(new Place(origin.name(), line, column), origin);
  }
}
