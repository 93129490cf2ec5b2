/** Builds real projects with Maven, and serves what they packed with AWS's own runtime client. */
@NullMarked
package dev.pikku.it;

import org.jspecify.annotations.NullMarked;
