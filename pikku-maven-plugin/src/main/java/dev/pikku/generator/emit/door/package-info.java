/** Writes the bootstraps and handlers: one of each for every transport that has a wiring. */
@NullMarked
package dev.pikku.generator.emit.door;

import org.jspecify.annotations.NullMarked;
