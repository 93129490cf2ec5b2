/** HTTP on this machine: requests and replies as values, and what serves them. */
@NullMarked
package dev.pikku.local.server;

import org.jspecify.annotations.NullMarked;
