package dev.pikku.auth;

import dev.pikku.http.HttpRequest;
import dev.pikku.json.JsonReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway in front of the function has found out about the caller. Callers cannot forge
 * it: it does not come from the request, but from the gateway.
 *
 * @param kind how the gateway knows
 * @param claims what it knows, in one vocabulary for all forms of payload
 * @param scopes the scopes of the caller's token
 */
public record Authorizer(Kind kind, Claims claims, List<String> scopes) {
  public Authorizer {
    scopes = List.copyOf(scopes);
  }

  /** How a gateway knows a caller. */
  public enum Kind {
    /** It checked a token: the claims are the token's. */
    JWT,
    /**
     * An authorizer function of yours told: the claims are what it said, {@code principalId} too.
     */
    CUSTOM,
    /**
     * The request was signed: the claims are {@code accountId}, {@code userArn}, {@code userId},
     * {@code callerId}, {@code accessKey}, and {@code cognitoIdentityId} and {@code
     * cognitoIdentityPoolId} for identities of a pool.
     */
    IAM
  }

  /** What the gateway says of the caller of a request; empty where it asked nobody. */
  public static Optional<Authorizer> of(HttpRequest request) {
    Map<String, Object> said = object(request.gateway("authorizer"));
    Map<String, Object> token = said.containsKey("jwt") ? object(said.get("jwt")) : said;
    Map<String, Object> claims = object(token.get("claims"));
    if (!claims.isEmpty()) {
      Claims known = new Claims(claims);
      List<String> scopes = Claims.texts(token.get("scopes"));
      return of(Kind.JWT, known, scopes.isEmpty() ? known.scopes() : scopes);
    }
    if (said.get("iam") instanceof Map<?, ?>) {
      return of(Kind.IAM, new Claims(signer(object(said.get("iam")))), List.of());
    }
    if (said.containsKey("lambda") && !(said.get("lambda") instanceof String)) {
      return custom(object(said.get("lambda")));
    }
    if (!said.isEmpty()) {
      return custom(said);
    }
    Map<String, Object> identity = object(request.gateway("identity"));
    return identity.get("userArn") == null && identity.get("accessKey") == null
        ? Optional.empty()
        : of(Kind.IAM, new Claims(signer(identity)), List.of());
  }

  private static Optional<Authorizer> custom(Map<String, Object> said) {
    Claims claims = new Claims(said);
    return of(Kind.CUSTOM, claims, claims.scopes());
  }

  private static Optional<Authorizer> of(Kind kind, Claims claims, List<String> scopes) {
    return Optional.of(new Authorizer(kind, claims, scopes));
  }

  /** One form of payload says {@code caller} where the other says {@code callerId}, and so on. */
  private static Map<String, Object> signer(Map<String, Object> identity) {
    Map<String, Object> signer = new LinkedHashMap<>(identity);
    copy(identity.get("caller"), "callerId", signer);
    copy(identity.get("user"), "userId", signer);
    Map<String, Object> pool = object(identity.get("cognitoIdentity"));
    copy(pool.get("identityId"), "cognitoIdentityId", signer);
    copy(pool.get("identityPoolId"), "cognitoIdentityPoolId", signer);
    return signer;
  }

  private static void copy(@Nullable Object value, String name, Map<String, Object> signer) {
    if (value != null) {
      signer.putIfAbsent(name, value);
    }
  }

  private static Map<String, Object> object(@Nullable JsonReader in) {
    return in == null ? Map.of() : object(in.any());
  }

  @SuppressWarnings("unchecked") // objects that are read have text keys
  private static Map<String, Object> object(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
  }
}
