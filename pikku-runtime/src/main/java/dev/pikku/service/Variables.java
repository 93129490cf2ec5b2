package dev.pikku.service;

import java.util.Optional;

/** Plain settings by name, as the environment has them. */
public interface Variables {
  Optional<String> get(String name);
}
