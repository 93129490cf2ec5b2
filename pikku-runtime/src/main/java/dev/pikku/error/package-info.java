/** Exceptions that callers are told about. */
@NullMarked
package dev.pikku.error;

import org.jspecify.annotations.NullMarked;
