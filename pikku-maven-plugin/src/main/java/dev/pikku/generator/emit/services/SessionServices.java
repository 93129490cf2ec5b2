package dev.pikku.generator.emit.services;

import dev.pikku.generator.model.TypeRef;
import java.util.List;
import java.util.Optional;

/** The services that there are for the record annotated {@code @PikkuSession}. */
final class SessionServices {
  private static final String PACKAGE = "dev.pikku.auth";

  /** Comes from a factory, as only the application knows its keys. */
  static final TypeRef.ClassType JWT = new TypeRef.ClassType(PACKAGE, "JwtService");

  /** The same of what signs sessions that travel. */
  static final TypeRef.ClassType SIGNER = new TypeRef.ClassType(PACKAGE, "SessionSigner");

  private SessionServices() {}

  static TypeRef.ClassType codec(TypeRef.ClassType session) {
    return new TypeRef.ClassType(PACKAGE, "SessionCodec", List.of(session));
  }

  static TypeRef.ClassType tokens(TypeRef.ClassType session) {
    return new TypeRef.ClassType(PACKAGE, "SessionTokens", List.of(session));
  }

  /** What to do about one that is missing; empty for other services. */
  static Optional<String> remedy(ServiceKey key) {
    if (key.type().equals(JWT.toString())) {
      return Optional.of(
          "Add a factory to a @SingletonServices class: public static JwtService"
              + " jwt(@Secret(\"jwt-key\") SecretValue key) { return"
              + " JwtService.of(JwtKey.hs256(key)); }");
    }
    if (key.type().equals(SIGNER.toString())) {
      return Optional.of(
          "Sessions travel signed, with a secret that both backends have. Add a factory to a"
              + " @SingletonServices class: public static SessionSigner"
              + " signer(@Secret(\"session-key\") SecretValue key) { return SessionSigner.of(key); }");
    }
    return key.type().startsWith(PACKAGE + ".SessionCodec")
            || key.type().startsWith(PACKAGE + ".SessionTokens")
        ? Optional.of("Name the record that is annotated @PikkuSession as its argument.")
        : Optional.empty();
  }
}
