/** What the generated handlers extend: AWS Lambda on one side, doors on the other. */
@NullMarked
package dev.pikku.lambda;

import org.jspecify.annotations.NullMarked;
