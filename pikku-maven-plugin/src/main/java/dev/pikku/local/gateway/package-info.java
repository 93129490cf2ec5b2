/**
 * API Gateway on this machine: HTTP requests to the events that AWS sends, and answers back to
 * HTTP.
 */
@NullMarked
package dev.pikku.local.gateway;

import org.jspecify.annotations.NullMarked;
