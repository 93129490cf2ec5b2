package dev.pikku.service;

/** A secret that never prints: only {@link #reveal} gives the value. */
public final class SecretValue {
  private final String value;

  public SecretValue(String value) {
    this.value = value;
  }

  public String reveal() {
    return value;
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
