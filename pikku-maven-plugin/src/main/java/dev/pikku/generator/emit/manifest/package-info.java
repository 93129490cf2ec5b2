/** Says as JSON what a backend is made of, for tools and for people who compare builds. */
@NullMarked
package dev.pikku.generator.emit.manifest;

import org.jspecify.annotations.NullMarked;
