/** What a function may ask about the call it serves, and what surrounds a call. */
@NullMarked
package dev.pikku.wire;

import org.jspecify.annotations.NullMarked;
