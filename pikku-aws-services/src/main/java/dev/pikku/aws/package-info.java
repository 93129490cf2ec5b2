/** Services on AWS, through a small signing client instead of AWS's SDK. */
@NullMarked
package dev.pikku.aws;

import org.jspecify.annotations.NullMarked;
