/** Strict, small JSON reading and writing under generated codecs. */
@NullMarked
package dev.pikku.json;

import org.jspecify.annotations.NullMarked;
