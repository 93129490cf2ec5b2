/** Functions that run once for a key, however often they are called. */
@org.jspecify.annotations.NullMarked
package dev.pikku.idempotency;
