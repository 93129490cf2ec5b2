package dev.pikku.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CookieSessionTest {

  private record User(String id) {}

  private static final class Login extends CookieSession<User> {
    Login(String name, String attributes) {
      super(new SessionTokens<>(new UserCodec(), JwtService.of(JwtKey.madeUp())), name, attributes);
    }
  }

  private static final class UserCodec implements SessionCodec<User> {
    @Override
    public Class<User> type() {
      return User.class;
    }

    @Override
    public void write(JsonWriter out, User user) {
      out.name("id").value(user.id());
    }

    @Override
    public User read(JsonReader in) {
      throw new IllegalStateException("nobody sends a cookie here");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "__Host-session, Path=/; HttpOnly, without Secure",
    "__Host-session, Secure; HttpOnly, without Path=/",
    "__host-session, Secure; Path=/my, without Path=/",
    "__Host-session, Secure; Path=/; domain=example.com, with a Domain",
    "__Secure-session, Path=/, without Secure",
    "__SECURE-session, Path=/; SecureX, without Secure",
    "session, Path=/; samesite=none, without Secure",
  })
  void refusesACookieThatBrowsersWouldDrop(String name, String attributes, String fault) {
    assertThatThrownBy(() -> new Login(name, attributes))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Browsers drop the cookie \"" + name + "\" " + fault + ": change its attributes");
  }

  @ParameterizedTest
  @CsvSource({
    "__Host-session, Path=/; HttpOnly; Secure; SameSite=Strict",
    "__Host-session, secure;path=/",
    "__Secure-session, Secure; Domain=example.com; Path=/my",
    "session, SameSite=None; Secure",
    "session, SameSite=Lax",
    "session, ''",
  })
  void takesACookieThatBrowsersKeep(String name, String attributes) {
    assertThat(new Login(name, attributes)).isNotNull();
  }
}
