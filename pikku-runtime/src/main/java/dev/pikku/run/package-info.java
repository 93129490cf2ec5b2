/** What every door shares: steps, environment, call scope. */
@NullMarked
package dev.pikku.run;

import org.jspecify.annotations.NullMarked;
