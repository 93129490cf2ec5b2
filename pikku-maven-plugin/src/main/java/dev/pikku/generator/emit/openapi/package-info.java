/** Describes a backend's HTTP wirings as an OpenAPI 3.1 document: what its server really does. */
@NullMarked
package dev.pikku.generator.emit.openapi;

import org.jspecify.annotations.NullMarked;
