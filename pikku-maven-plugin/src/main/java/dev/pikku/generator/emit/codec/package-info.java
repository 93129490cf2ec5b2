/** Code that reads, checks and writes the types of inputs, results and configuration. */
@NullMarked
package dev.pikku.generator.emit.codec;

import org.jspecify.annotations.NullMarked;
