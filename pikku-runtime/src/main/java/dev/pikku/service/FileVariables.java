package dev.pikku.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Properties;

/** Variables that have their values from files where other variables have none. */
public final class FileVariables implements Variables {
  private final Variables above;
  private final Properties values = new Properties();

  /**
   * Reads files.
   *
   * @param above variables that win over files
   * @param files names of resources; later ones win
   * @throws IllegalStateException if one is not there or cannot be read; it says which
   */
  public FileVariables(Variables above, String... files) {
    this.above = above;
    for (String file : files) {
      read(file);
    }
  }

  private void read(String file) {
    try (InputStream in = FileVariables.class.getResourceAsStream("/" + file)) {
      if (in == null) {
        throw new IllegalStateException(
            "There is no file " + file + ", which @PikkuConfig names. Put it among the resources.");
      }
      values.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException malformed) {
      throw new IllegalStateException(
          "The file " + file + ", which @PikkuConfig names, cannot be read.", malformed);
    }
  }

  @Override
  public Optional<String> get(String name) {
    Optional<String> stated = above.get(name);
    return stated.isPresent() ? stated : Optional.ofNullable(values.getProperty(name));
  }
}
