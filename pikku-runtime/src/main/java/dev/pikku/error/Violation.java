package dev.pikku.error;

/**
 * One reason why an input is refused.
 *
 * @param path where, such as {@code items[2].name}; empty for the input as a whole
 * @param message what is wrong, such as {@code must not be blank}
 */
public record Violation(String path, String message) {}
