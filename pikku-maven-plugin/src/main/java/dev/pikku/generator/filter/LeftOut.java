package dev.pikku.generator.filter;

import dev.pikku.generator.diagnostic.Place;

/**
 * A wiring that a backend does not keep, and why.
 *
 * @param type {@code http}, {@code queue}, …; empty for a function without wirings
 * @param label {@code GET /todos/{id}}, a queue's or task's name; empty for a function without
 *     wirings
 * @param reason as a person is told, such as {@code tag "edge-only" is excluded}
 * @param place where the wiring is declared
 */
public record LeftOut(String type, String label, String function, String reason, Place place) {}
