/**
 * WebSocket APIs of API Gateway on this machine: connections, their messages, and what posts to
 * them.
 */
@NullMarked
package dev.pikku.local.websocket;

import org.jspecify.annotations.NullMarked;
