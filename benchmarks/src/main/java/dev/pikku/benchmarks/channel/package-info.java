/** What a publication takes, beside the requests that it cannot do without. */
@NullMarked
package dev.pikku.benchmarks.channel;

import org.jspecify.annotations.NullMarked;
