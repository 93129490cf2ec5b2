/** Finds out which services a door's functions need, and in which order they are made. */
@NullMarked
package dev.pikku.generator.emit.services;

import org.jspecify.annotations.NullMarked;
