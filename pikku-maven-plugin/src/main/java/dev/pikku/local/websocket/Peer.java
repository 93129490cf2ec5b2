package dev.pikku.local.websocket;

import dev.pikku.local.server.HttpRequest;
import java.time.Instant;

/**
 * Who is at the other end of a connection.
 *
 * @param id of the connection
 * @param request by which it connected
 */
record Peer(String id, HttpRequest request, Instant connectedAt) {}
