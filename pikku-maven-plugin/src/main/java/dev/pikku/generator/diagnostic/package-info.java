/** Problems of a build: each has a name, a place and a remedy. */
@NullMarked
package dev.pikku.generator.diagnostic;

import org.jspecify.annotations.NullMarked;
