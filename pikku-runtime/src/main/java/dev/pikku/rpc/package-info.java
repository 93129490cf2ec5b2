/** Remote calls: a function of one backend calls a function of another. */
@NullMarked
package dev.pikku.rpc;

import org.jspecify.annotations.NullMarked;
