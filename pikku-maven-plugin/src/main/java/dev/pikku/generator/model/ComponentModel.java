package dev.pikku.generator.model;

import dev.pikku.generator.diagnostic.Place;
import java.util.Optional;

/**
 * One component of a record.
 *
 * @param header the header it is bound from, {@code @Header}, in lower case
 * @param cookie the cookie it is bound from, {@code @Cookie}
 * @param csv whether text splits at commas, {@code @Csv}
 * @param defaultText what it is read from when absent, {@code @Default}
 */
public record ComponentModel(
    String name,
    TypeUse use,
    Optional<String> header,
    Optional<String> cookie,
    boolean csv,
    Optional<String> defaultText,
    Place place) {}
