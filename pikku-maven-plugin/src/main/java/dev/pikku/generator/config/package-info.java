/** Reads a backend's config with all that it inherits, and says where it is wrong. */
@NullMarked
package dev.pikku.generator.config;

import org.jspecify.annotations.NullMarked;
