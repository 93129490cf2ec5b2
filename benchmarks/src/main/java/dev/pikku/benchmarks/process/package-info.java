/** Measures packaged archives as whole processes, the way the managed runtime starts them. */
@NullMarked
package dev.pikku.benchmarks.process;

import org.jspecify.annotations.NullMarked;
