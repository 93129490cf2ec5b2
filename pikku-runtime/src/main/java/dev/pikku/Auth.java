package dev.pikku;

/** Who may call a wiring. */
public enum Auth {
  /** Callers with a session. */
  SESSION,
  /** Everybody. */
  PUBLIC
}
