/** JSON as trees. */
@NullMarked
package dev.pikku.local.json;

import org.jspecify.annotations.NullMarked;
