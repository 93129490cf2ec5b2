package dev.pikku.generator.config.tree;

import java.nio.file.Path;
import java.util.Optional;

/**
 * One text that states configuration: a file, a packed config, the pom or the command line.
 *
 * @param name as messages call it
 * @param directory what relative paths in it are relative to; empty for a packed config
 * @param own whether it is stated in the module itself
 * @param extendedBy the place that extends it; empty if nothing does
 */
public record ConfigOrigin(String name, Optional<Path> directory, boolean own, String extendedBy) {}
