/** Finds functions, wirings and services in sources and class files. */
@NullMarked
package dev.pikku.generator.scan;

import org.jspecify.annotations.NullMarked;
