/** What runs on every call, measured in a warm JVM. */
@NullMarked
package dev.pikku.benchmarks.jmh;

import org.jspecify.annotations.NullMarked;
