package dev.pikku.generator.model;

import dev.pikku.generator.diagnostic.Place;
import java.util.Optional;

/**
 * An interface that stands for a function of whatever backend.
 *
 * @param function the name of the function's rpc wiring
 * @param type the interface
 * @param idempotent whether the function may run twice for one call
 * @param method its one method
 * @param input what the method takes; empty if nothing
 * @param returns what it returns; {@code void} for nothing
 * @param place the interface
 */
public record RemoteModel(
    String function,
    TypeRef.ClassType type,
    boolean idempotent,
    String method,
    Optional<TypeUse> input,
    TypeUse returns,
    Place place) {}
