/** A backend on this machine: its functions as processes, and around them what AWS would be. */
@NullMarked
package dev.pikku.local;

import org.jspecify.annotations.NullMarked;
