package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.auth.ApiKey;
import dev.pikku.auth.JwtKey;
import dev.pikku.auth.JwtService;
import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import dev.pikku.http.HttpResponse;
import dev.pikku.service.SecretValue;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(Lifecycle.PER_CLASS)
class SessionsTest {
  private static final String KEY = "a key of thirty-two bytes, or more";
  private static final String ROBOT = "robot-token";
  private static final String API_KEY = "an-api-key";
  private static final String ENDED = "session=; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=0";
  private static final Map<String, String> ENVIRONMENT =
      Map.of("JWT_KEY", KEY, "ROBOT_TOKEN", ROBOT, "KEY_HASH", ApiKey.of(API_KEY).hash());

  @TempDir Path directory;
  private HttpDoor door;

  @BeforeEach
  void open() {
    if (door == null) {
      door = backend(directory).http(ENVIRONMENT);
    }
  }

  private static String token(Map<String, ?> claims, Duration age) {
    JwtService jwt =
        JwtService.of(JwtKey.hs256(new SecretValue(KEY)))
            .withClock(Clock.fixed(Instant.now().minus(age), ZoneOffset.UTC));
    return jwt.sign(claims, Duration.ofMinutes(1));
  }

  private static String token(String user) {
    return token(Map.of("userId", user, "roles", List.of("ADMIN")), Duration.ZERO);
  }

  private static String expired() {
    return token(Map.of("userId", "ann", "roles", List.of()), Duration.ofHours(1));
  }

  private static String unsigned() {
    String payload = "{\"userId\":\"ann\",\"roles\":[],\"exp\":9999999999}";
    return encoded("{\"alg\":\"none\"}") + "." + encoded(payload) + ".";
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private String get(String path, String header, String value) {
    return Request.of("GET " + path).header(header, value).to(door);
  }

  // bearer tokens

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER  "})
  void takesTheSessionFromABearerToken(String scheme) {
    assertThat(get("/api/me", "authorization", scheme + token("ann")))
        .isEqualTo("200 \"ann [ADMIN]\"");
    assertThat(get("/api/open", "authorization", scheme + token("ann"))).isEqualTo("200 \"ann\"");
    assertThat(get("/api/me", "authorization", scheme + ROBOT)).isEqualTo("200 \"robot []\"");
  }

  static List<String> badTokens() {
    return List.of(
        "",
        " ",
        "nonsense",
        "a.b.c",
        expired(),
        unsigned(),
        token("ann").substring(1),
        token("ann") + "A",
        token(Map.of("userId", "ann"), Duration.ZERO),
        token(Map.of("userId", 7, "roles", List.of()), Duration.ZERO),
        token(Map.of("userId", "ann", "roles", List.of("KING")), Duration.ZERO),
        token(Map.of("userId", "", "roles", List.of()), Duration.ZERO),
        token(Map.of("userId", "banned", "roles", List.of()), Duration.ZERO),
        "x".repeat(20_000));
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("badTokens")
  void refusesABadBearerTokenOnEveryRoute(String token) {
    for (String path : List.of("/api/me", "/api/open")) {
      HttpResponse response =
          Request.of("GET " + path).header("authorization", "Bearer " + token).send(door);
      assertThat(response.status()).isEqualTo(401);
      assertThat(response.header("www-authenticate")).isEqualTo("Bearer error=\"invalid_token\"");
      String body = new String(response.body(), 0, response.length(), StandardCharsets.UTF_8);
      assertThat(body)
          .contains("\"name\":\"UnauthorizedError\"")
          .contains("\"message\":\"The bearer token is not valid\"");
      if (token.length() > 4) {
        assertThat(body).doesNotContain(token);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Basic YTpi", "Bearerx y", "Digest username=\"a\"", "", "AWS4-HMAC-SHA256 x"})
  void ignoresOtherSchemes(String header) {
    assertThat(get("/api/open", "authorization", header)).isEqualTo("200 \"nobody\"");
    assertThat(get("/api/me", "authorization", header)).startsWith("401 ");
  }

  @Test
  void readsOtherClaimsBesideThoseOfTheSession() {
    String token =
        token(
            Map.of("userId", "ann", "roles", List.of(), "jti", "1", "more", Map.of("a", 1)),
            Duration.ZERO);
    assertThat(get("/api/me", "authorization", "Bearer " + token)).isEqualTo("200 \"ann []\"");
  }

  @Test
  void issuesTokensThatItTakes() {
    String answer = Request.of("POST /api/tokens?userId=bob").to(door);
    String token = answer.substring("200 \"".length(), answer.length() - 1);
    assertThat(get("/api/me", "authorization", "Bearer " + token))
        .isEqualTo("200 \"bob [ADMIN, USER]\"");
  }

  // API keys

  @Test
  void takesTheSessionFromAnApiKey() {
    assertThat(get("/api/me", "x-api-key", API_KEY)).isEqualTo("200 \"machine []\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "other", "an-api-ke", "an-api-key ", "\u00e4"})
  void refusesABadApiKeyOnEveryRoute(String key) {
    for (String path : List.of("/api/me", "/api/open")) {
      assertThat(get(path, "x-api-key", key))
          .startsWith("401 {\"name\":\"UnauthorizedError\"")
          .contains("The API key is not valid");
    }
  }

  @Test
  void takesTheFirstSessionThatIsFound() {
    Request both =
        Request.of("GET /api/me")
            .header("authorization", "Bearer " + token("ann"))
            .header("x-api-key", "not even looked at");
    assertThat(both.to(door)).isEqualTo("200 \"ann [ADMIN]\"");
    Request second =
        Request.of("GET /api/me").header("authorization", "Basic x").header("x-api-key", API_KEY);
    assertThat(second.to(door)).isEqualTo("200 \"machine []\"");
  }

  @Test
  void looksNoFurtherWhereThereIsASession() {
    Request cookieFirst =
        Request.of("GET /cookie/first")
            .header("cookie", "session=" + token("ann"))
            .header("authorization", "Bearer nonsense");
    assertThat(cookieFirst.to(door)).isEqualTo("200 \"ann [ADMIN]\"");
    HttpResponse tokenFirst =
        Request.of("GET /token/first")
            .header("cookie", "session=nonsense")
            .header("authorization", "Bearer " + token("bob"))
            .send(door);
    assertThat(text(tokenFirst)).isEqualTo("\"bob [ADMIN]\"");
    assertThat(tokenFirst.cookies()).isEmpty();
  }

  // cookies

  private HttpResponse withCookie(String line, String token) {
    return Request.of(line).header("cookie", "a=b; session=" + token).send(door);
  }

  private static String text(HttpResponse response) {
    return new String(response.body(), 0, response.length(), StandardCharsets.UTF_8);
  }

  @Test
  void setsTheCookieAtLoginAndTakesItBack() {
    HttpResponse login = Request.of("POST /my/login?userId=ann").send(door);
    assertThat(login.status()).isEqualTo(204);
    assertThat(login.cookies()).hasSize(1);
    String cookie = login.cookies().get(0);
    assertThat(cookie)
        .startsWith("session=")
        .endsWith("; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=3600");
    String token = cookie.substring("session=".length(), cookie.indexOf(';'));

    HttpResponse me = withCookie("GET /my/me", token);
    assertThat(text(me)).isEqualTo("\"ann [USER]\"");
    assertThat(me.cookies()).isEmpty();
  }

  @Test
  void endsTheCookieAtLogout() {
    HttpResponse logout = withCookie("POST /my/logout", token("ann"));
    assertThat(logout.status()).isEqualTo(204);
    assertThat(logout.cookies()).containsExactly(ENDED);
    HttpResponse failed = withCookie("POST /my/logout?fail=true", token("ann"));
    assertThat(failed.status()).isEqualTo(409);
    assertThat(failed.cookies()).containsExactly(ENDED);
  }

  @Test
  void issuesTheCookieAnewOnlyWhereTheSessionChanged() {
    assertThat(withCookie("GET /my/me", token("ann")).cookies()).isEmpty();
    assertThat(withCookie("GET /my/open", token("ann")).cookies()).isEmpty();
    HttpResponse renamed = withCookie("POST /my/login?userId=bob", token("ann"));
    assertThat(renamed.cookies()).hasSize(1);
    HttpResponse failed = withCookie("POST /my/login?userId=fails", token("ann"));
    assertThat(failed.status()).isEqualTo(409);
    assertThat(failed.cookies()).isEmpty();
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.MethodSource("badTokens")
  void endsABadCookieThatCountsAsNone(String token) {
    HttpResponse open = withCookie("GET /my/open", token);
    assertThat(open.status()).isEqualTo(200);
    assertThat(text(open)).isEqualTo("\"nobody\"");
    assertThat(open.cookies()).containsExactly(ENDED);

    HttpResponse me = withCookie("GET /my/me", token);
    assertThat(me.status()).isEqualTo(401);
    assertThat(me.cookies()).containsExactly(ENDED);
  }

  @Test
  void replacesABadCookieAtLogin() {
    HttpResponse login = withCookie("POST /my/login?userId=ann", expired());
    assertThat(login.cookies()).hasSize(1).allMatch(cookie -> cookie.endsWith("Max-Age=3600"));
  }

  @Test
  void tellsOfACookieThatBrowsersWouldDrop() {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    PrintStream out = System.out;
    System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
    try {
      HttpResponse login = Request.of("POST /my/login?userId=" + "x".repeat(4000)).send(door);
      assertThat(login.status()).isEqualTo(500);
      assertThat(login.cookies()).isEmpty();
    } finally {
      System.setOut(out);
    }
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("browsers drop")
        .doesNotContain("xxx");
  }

  // what the gateway says

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"jwt\":{\"claims\":{\"sub\":\"ann\"},\"scopes\":null}} | 200 \"ann []\"",
        "{\"lambda\":{\"sub\":\"bob\"}}                         | 200 \"bob []\"",
        "{\"principalId\":\"eve\",\"sub\":\"eve\"}              | 200 \"eve []\"",
      })
  void takesTheSessionFromTheGateway(String authorizer, String answer) {
    assertThat(Request.of("GET /gateway/me").authorizer(authorizer.strip()).to(door))
        .isEqualTo(answer.strip());
  }

  @Test
  void findsNoSessionWhereTheGatewaySaysNothing() {
    assertThat(Request.of("GET /gateway/me").to(door)).startsWith("401 ");
    assertThat(Request.of("GET /gateway/me").authorizer("null").to(door)).startsWith("401 ");
    assertThat(Request.of("GET /gateway/me").authorizer("{\"lambda\":{}}").to(door))
        .startsWith("401 ");
  }

  // keys

  @ParameterizedTest
  @CsvSource({"JWT_KEY, too-short, needs 32 at least", "ROBOT_TOKEN, ' ', must not be blank"})
  void refusesToStartWithAWeakSecret(String variable, String value, String message) {
    Map<String, String> weak = new java.util.HashMap<>(ENVIRONMENT);
    weak.put(variable, value);
    assertThatThrownBy(() -> backend(directory).http(weak))
        .hasStackTraceContaining(message)
        .satisfies(thrown -> assertThat(stack(thrown)).doesNotContain("too-short"));
  }

  private static String stack(Throwable thrown) {
    java.io.StringWriter stack = new java.io.StringWriter();
    thrown.printStackTrace(new java.io.PrintWriter(stack));
    return stack.toString();
  }

  static GeneratedBackend backend(Path directory) {
    return new GeneratedBackend(directory)
        .with(
            "UserSession",
            """
            @PikkuSession
            public record UserSession(@NotBlank String userId, Set<Role> roles) {
              public enum Role { ADMIN, USER }
              public UserSession {
                if (userId.equals("banned")) {
                  throw new ForbiddenException("You are banned");
                }
              }
              String text() { return userId + " " + new TreeSet<>(roles); }
            }
            """)
        .with(
            "Services",
            """
            @SingletonServices
            public final class Services {
              private Services() {}
              public static JwtService jwt(@Secret("jwt-key") SecretValue key) {
                return JwtService.of(JwtKey.hs256(key));
              }
              public static SessionTokens<UserSession> tokens(
                  SessionCodec<UserSession> codec, JwtService jwt) {
                return new SessionTokens<>(codec, jwt, java.time.Duration.ofHours(1));
              }
            }
            """)
        .with(
            "TokenLogin",
            """
            @GlobalMiddleware(routes = "/api/*")
            public final class TokenLogin extends BearerSession<UserSession> {
              public TokenLogin(
                  SessionTokens<UserSession> tokens, @Secret("robot-token") SecretValue robot) {
                super(List.of(
                    new StaticToken<>(robot, new UserSession("robot", Set.of())), tokens));
              }
            }
            """)
        .with(
            "UseKeys",
            """
            @GlobalMiddleware(routes = "/api/*")
            public final class UseKeys extends ApiKeySession<UserSession> {
              private final String hash;
              public UseKeys(Variables variables) {
                super(UserSession.class);
                hash = variables.get("KEY_HASH").orElseThrow();
              }
              @Override protected UserSession find(ApiKey key) {
                return key.matches(hash) ? new UserSession("machine", Set.of()) : null;
              }
            }
            """)
        .with(
            "CookieLogin",
            """
            @GlobalMiddleware(routes = "/my/*")
            public final class CookieLogin extends CookieSession<UserSession> {
              public CookieLogin(SessionTokens<UserSession> tokens) { super(tokens); }
            }
            """)
        .with(
            "Gateway",
            """
            public final class Gateway extends AuthorizerSession<UserSession> {
              public Gateway() { super(UserSession.class); }
              @Override protected UserSession session(Authorizer authorizer) {
                String sub = authorizer.claims().text("sub");
                return sub == null ? null : new UserSession(sub, Set.of());
              }
            }
            """)
        .with(
            "Taken",
            "@HttpError(status = 409) public final class Taken extends RuntimeException { private static final long serialVersionUID = 1L; }")
        .with(
            "F",
            """
            public final class F {
              private F() {}
              public record Login(String userId) {}
              public record Logout(Optional<Boolean> fail) {}

              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/api/me")
              @WireHttp(method = HttpMethod.GET, route = "/my/me")
              @WireHttp(method = HttpMethod.GET, route = "/gateway/me", middleware = Gateway.class)
              @WireHttp(method = HttpMethod.GET, route = "/cookie/first",
                  middleware = {CookieLogin.class, TokenLogin.class})
              @WireHttp(method = HttpMethod.GET, route = "/token/first",
                  middleware = {TokenLogin.class, CookieLogin.class})
              public static String me(UserSession session) { return session.text(); }

              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/api/open", auth = Auth.PUBLIC)
              @WireHttp(method = HttpMethod.GET, route = "/my/open", auth = Auth.PUBLIC)
              public static String open(Optional<UserSession> session) {
                return session.map(UserSession::userId).orElse("nobody");
              }

              @PikkuFunc
              @WireHttp(method = HttpMethod.POST, route = "/api/tokens", auth = Auth.PUBLIC)
              public static String token(SessionTokens<UserSession> tokens, Login input) {
                return tokens.issue(new UserSession(input.userId(), EnumSet.allOf(UserSession.Role.class)));
              }

              @PikkuFunc
              @WireHttp(method = HttpMethod.POST, route = "/my/login", auth = Auth.PUBLIC)
              public static void login(Session<UserSession> session, Login input) {
                session.set(new UserSession(input.userId(), Set.of(UserSession.Role.USER)));
                if (input.userId().equals("fails")) {
                  throw new Taken();
                }
              }

              @PikkuFunc
              @WireHttp(method = HttpMethod.POST, route = "/my/logout")
              public static void logout(Session<UserSession> session, Logout input) {
                session.clear();
                if (input.fail().orElse(false)) {
                  throw new Taken();
                }
              }
            }
            """);
  }
}
