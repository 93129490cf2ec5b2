package dev.pikku.generator.model;

import dev.pikku.generator.diagnostic.Place;

/**
 * What callers learn of an exception class, {@code @HttpError}.
 *
 * @param depth how many superclasses it has, so that the nearest one is asked first
 * @param message empty for the exception's own (if it is a {@code PikkuException}) or none
 */
public record ErrorModel(
    TypeRef.ClassType exception, int depth, int status, String code, String message, Place place) {}
