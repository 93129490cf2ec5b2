/** Who is calling, and whether they may: session middleware, tokens, API keys and scopes. */
@NullMarked
package dev.pikku.auth;

import org.jspecify.annotations.NullMarked;
