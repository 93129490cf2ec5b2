/** Decides which wirings a backend keeps, with a reason for each it leaves out. */
@NullMarked
package dev.pikku.generator.filter;

import org.jspecify.annotations.NullMarked;
