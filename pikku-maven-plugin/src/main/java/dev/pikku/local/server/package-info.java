/**
 * HTTP on this machine: requests and replies as values, and the server between them and a socket.
 */
@NullMarked
package dev.pikku.local.server;

import org.jspecify.annotations.NullMarked;
