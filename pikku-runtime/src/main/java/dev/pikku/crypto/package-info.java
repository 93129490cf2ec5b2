/** The little cryptography that starts faster here than by the JDK's own cipher framework. */
@NullMarked
package dev.pikku.crypto;

import org.jspecify.annotations.NullMarked;
