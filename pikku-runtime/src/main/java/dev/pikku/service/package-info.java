/** Ports to the outside world that functions and services may ask for. */
@NullMarked
package dev.pikku.service;

import org.jspecify.annotations.NullMarked;
