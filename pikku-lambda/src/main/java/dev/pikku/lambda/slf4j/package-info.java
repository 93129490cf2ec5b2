/**
 * Where libraries log through SLF4J: their lines come out as those of Pikku's own logger. Only
 * archives that have slf4j-api, and no other provider, have this package.
 */
@NullMarked
package dev.pikku.lambda.slf4j;

import org.jspecify.annotations.NullMarked;
