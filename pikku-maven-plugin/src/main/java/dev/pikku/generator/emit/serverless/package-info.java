/** Writes {@code serverless.yml}: what is generated, the user's overlay, and what AWS refuses. */
@NullMarked
package dev.pikku.generator.emit.serverless;

import org.jspecify.annotations.NullMarked;
