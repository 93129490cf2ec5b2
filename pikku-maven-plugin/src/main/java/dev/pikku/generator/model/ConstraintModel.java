package dev.pikku.generator.model;

import dev.pikku.generator.diagnostic.Place;
import java.util.SortedMap;

/**
 * A constraint annotation.
 *
 * @param annotation its qualified name, such as {@code jakarta.validation.constraints.Size}
 * @param values its values, defaults included: text, {@code Long}, {@code Integer}, {@code
 *     Boolean}, {@code List} of these (enum constants by name)
 */
public record ConstraintModel(String annotation, SortedMap<String, Object> values, Place place) {}
