package dev.pikku.generator.emit.door;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.emit.GeneratedFile;
import dev.pikku.generator.testing.GeneratedBackend;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionProblemsTest {
  private static final String JWT =
      """
      @SingletonServices
      public final class Services {
        private Services() {}
        public static JwtService jwt(@Secret("jwt-key") SecretValue key) {
          return JwtService.of(JwtKey.hs256(key));
        }
      }
      """;

  @TempDir Path directory;

  private GeneratedBackend backend(String session) {
    return new GeneratedBackend(directory)
        .with("User", session)
        .with(
            "Login",
            """
            @GlobalMiddleware(routes = "/my/*")
            public final class Login extends CookieSession<User> {
              public Login(SessionTokens<User> tokens) { super(tokens); }
            }
            """)
        .with(
            "F",
            """
            public final class F {
              private F() {}
              @PikkuFunc(tags = "my")
              @WireHttp(method = HttpMethod.GET, route = "/my/me")
              public static void me(User session) {}
              @PikkuFunc(tags = "open")
              @WireHttp(method = HttpMethod.GET, route = "/open", auth = Auth.PUBLIC)
              public static void open() {}
            }
            """);
  }

  @Test
  void saysHowToProvideAKey() {
    Diagnostic problem =
        backend("@PikkuSession public record User(String id) {}").problem(Code.MISSING_SERVICE);
    assertThat(problem.fact())
        .isEqualTo(
            "F.me needs Login, which needs SessionTokens<User>, which needs JwtService, which"
                + " nobody provides.");
    assertThat(problem.remedy()).contains("JwtService.of(JwtKey.hs256(key))");
    assertThat(problem.place().file()).endsWith("Login.java");
  }

  @Test
  void refusesTokensOfARecordThatIsNotTheSession() {
    Diagnostic problem =
        backend("public record User(String id) {}")
            .with("Services", JWT)
            .problem(Code.MISSING_SERVICE);
    assertThat(problem.fact()).contains("SessionTokens<User>, which nobody provides");
    assertThat(problem.remedy()).contains("@PikkuSession");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aud", "exp", "iat", "iss", "jti", "nbf"})
  void refusesComponentsThatTokensUseForSomethingElse(String component) {
    Diagnostic problem =
        backend("@PikkuSession public record User(String sub,\n    String " + component + ") {}")
            .with("Services", JWT)
            .problem(Code.INVALID_SESSION);
    assertThat(problem.fact()).contains("User has a component \"" + component + "\"");
    assertThat(problem.remedy()).isEqualTo("Give it another name.");
    assertThat(problem.place().file()).endsWith("User.java");
    assertThat(problem.place().line()).isEqualTo(3);
  }

  @Test
  void refusesASessionThatCannotBeWritten() {
    Diagnostic problem =
        backend("@PikkuSession public record User(String id,\n    Thread thread) {}")
            .with("Services", JWT)
            .problem(Code.UNSUPPORTED_TYPE);
    assertThat(problem.fact()).contains("java.lang.Thread");
    assertThat(problem.place().file()).endsWith("User.java");
    assertThat(problem.place().line()).isEqualTo(3);
    assertThat(problem.remedy()).isNotEmpty();
  }

  /** Jackson would do it by reflection, in a way that only Jackson can undo. */
  @Test
  void refusesASessionThatGoesToJackson() {
    Diagnostic problem =
        backend(
                "@PikkuSession public record User("
                    + "@com.fasterxml.jackson.annotation.JsonProperty(\"i\") String id) {}")
            .with("Services", JWT)
            .withConfig("{\"json\": {\"jackson\": true}}")
            .problem(Code.INVALID_SESSION);
    assertThat(problem.fact()).isEqualTo("The session User cannot be put into a token.");
    assertThat(problem.remedy()).contains("Jackson");
    assertThat(problem.place().file()).endsWith("Login.java");
  }

  @Test
  void writesACodecOnlyWhereKeptCodeAsksForOne() {
    GeneratedBackend all =
        backend("@PikkuSession public record User(String id) {}").with("Services", JWT);
    assertThat(all.result().files())
        .extracting(GeneratedFile::path)
        .anyMatch(path -> path.endsWith("UserCodec.java"))
        .anyMatch(path -> path.endsWith("UserClaims.java"));

    GeneratedBackend open =
        backend("@PikkuSession public record User(String id) {}")
            .with("Services", JWT)
            .withConfig("{\"filters\": {\"tags\": [\"open\"]}}");
    assertThat(open.diagnostics().errors()).isEmpty();
    assertThat(open.result().files())
        .noneMatch(file -> file.content().contains("dev.pikku.auth"))
        .noneMatch(file -> file.path().contains("User"));
  }
}
