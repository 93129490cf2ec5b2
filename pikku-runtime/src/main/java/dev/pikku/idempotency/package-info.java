/** Functions that run once for a key, however often they are called. */
@NullMarked
package dev.pikku.idempotency;

import org.jspecify.annotations.NullMarked;
