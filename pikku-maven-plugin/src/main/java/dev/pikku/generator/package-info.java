/** The road from a backend's config to its generated files, as one method. */
@NullMarked
package dev.pikku.generator;

import org.jspecify.annotations.NullMarked;
