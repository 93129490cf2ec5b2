/**
 * The repository kept as its habits say: docs cut from code, packages that tell their purpose, a
 * public surface by intent.
 */
@NullMarked
package dev.pikku.it.repository;

import org.jspecify.annotations.NullMarked;
