/** The table of all config keys: what each may be, and what it is for. */
@NullMarked
package dev.pikku.generator.config.key;

import org.jspecify.annotations.NullMarked;
