/** Channels: who is connected and subscribed, and the way to them. */
@NullMarked
package dev.pikku.channel;

import org.jspecify.annotations.NullMarked;
