package dev.pikku.service;

/** Secrets by name, for service factories and middleware. Functions take {@code @Secret} values. */
public interface Secrets {

  /**
   * Reads a secret.
   *
   * @throws IllegalStateException if there is none; the message has the name, never a value
   */
  SecretValue get(String name);
}
