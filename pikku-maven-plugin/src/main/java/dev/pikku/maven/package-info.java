/** The goals: they read parameters, make one call, and say what came out. */
@NullMarked
package dev.pikku.maven;

import org.jspecify.annotations.NullMarked;
