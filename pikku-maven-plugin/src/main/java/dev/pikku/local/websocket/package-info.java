/** WebSocket APIs on this machine: connections, messages, and what posts to them. */
@NullMarked
package dev.pikku.local.websocket;

import org.jspecify.annotations.NullMarked;
