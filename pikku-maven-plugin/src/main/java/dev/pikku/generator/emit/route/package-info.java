/** Turns routes into a tree, and the tree into switches. */
@NullMarked
package dev.pikku.generator.emit.route;

import org.jspecify.annotations.NullMarked;
