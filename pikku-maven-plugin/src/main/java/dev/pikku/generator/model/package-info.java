/** What was found: functions, wirings, services and types, as sorted plain values. */
@NullMarked
package dev.pikku.generator.model;

import org.jspecify.annotations.NullMarked;
