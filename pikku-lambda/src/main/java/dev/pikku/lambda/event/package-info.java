/** Pure translation of AWS events to requests and jobs, and of answers back. */
@NullMarked
package dev.pikku.lambda.event;

import org.jspecify.annotations.NullMarked;
