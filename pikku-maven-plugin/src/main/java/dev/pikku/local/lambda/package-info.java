/** Lambda on this machine: what calls a function, and what may come back. */
@NullMarked
package dev.pikku.local.lambda;

import org.jspecify.annotations.NullMarked;
