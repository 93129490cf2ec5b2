/** API Gateway on this machine: requests become AWS's events, answers HTTP again. */
@NullMarked
package dev.pikku.local.gateway;

import org.jspecify.annotations.NullMarked;
