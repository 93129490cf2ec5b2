/** HTTP as functions see it, and the road from a request to its response. */
@NullMarked
package dev.pikku.http;

import org.jspecify.annotations.NullMarked;
