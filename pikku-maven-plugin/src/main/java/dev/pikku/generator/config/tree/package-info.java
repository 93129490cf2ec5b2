/** Config values that remember where they are stated, and the one rule by which they merge. */
@NullMarked
package dev.pikku.generator.config.tree;

import org.jspecify.annotations.NullMarked;
