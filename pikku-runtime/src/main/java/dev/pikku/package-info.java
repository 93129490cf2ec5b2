/** What a function is annotated with. Read when the backend is built, never when it runs. */
@NullMarked
package dev.pikku;

import org.jspecify.annotations.NullMarked;
