/** Packs a backend into the archive that is deployed. */
@NullMarked
package dev.pikku.generator.archive;

import org.jspecify.annotations.NullMarked;
