/** EventBridge on this machine: when schedules fire, and the events they send. */
@NullMarked
package dev.pikku.local.schedule;

import org.jspecify.annotations.NullMarked;
