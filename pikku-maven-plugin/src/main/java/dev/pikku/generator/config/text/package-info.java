/** Reads JSON and YAML into values with places. */
@NullMarked
package dev.pikku.generator.config.text;

import org.jspecify.annotations.NullMarked;
