/** What libraries log through SLF4J, as Pikku's lines; only in archives that have slf4j-api. */
@NullMarked
package dev.pikku.lambda.slf4j;

import org.jspecify.annotations.NullMarked;
