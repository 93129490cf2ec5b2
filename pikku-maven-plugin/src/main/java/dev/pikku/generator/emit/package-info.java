/** Turns config and model into files: pure functions, and one class that writes. */
@NullMarked
package dev.pikku.generator.emit;

import org.jspecify.annotations.NullMarked;
