package dev.pikku.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.pikku.service.SecretValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JwtServiceTest {
  private static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String OLD_SECRET = "fedcba9876543210fedcba9876543210";
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final long EXP = NOW.getEpochSecond() + 60;

  private final JwtService jwt = at(NOW, JwtKey.hs256(new SecretValue(SECRET)));

  private static JwtService at(Instant now, JwtKey... keys) {
    return JwtService.of(keys).withClock(Clock.fixed(now, ZoneOffset.UTC));
  }

  private static String signed(String header, String payload) {
    String text = encoded(header) + "." + encoded(payload);
    byte[] signature =
        JwtKey.hs256(new SecretValue(SECRET)).sign(text.getBytes(StandardCharsets.US_ASCII));
    return text + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
  }

  private static String signed(String payload) {
    return signed("{\"alg\":\"HS256\"}", payload);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String valid() {
    return signed("{\"sub\":\"ann\",\"exp\":" + EXP + "}");
  }

  @Test
  void isReadByAnotherLibrary() throws Exception {
    String token =
        jwt.withIssuer("me").withAudience("you").sign(Map.of("sub", "änn"), Duration.ofMinutes(5));

    SignedJWT parsed = SignedJWT.parse(token);
    assertThat(parsed.verify(new MACVerifier(SECRET))).isTrue();
    assertThat(parsed.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.HS256);
    JWTClaimsSet claims = parsed.getJWTClaimsSet();
    assertThat(claims.getSubject()).isEqualTo("änn");
    assertThat(claims.getIssuer()).isEqualTo("me");
    assertThat(claims.getAudience()).containsExactly("you");
    assertThat(claims.getIssueTime()).isEqualTo(Date.from(NOW));
    assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plusSeconds(300)));
  }

  @Test
  void readsWhatAnotherLibraryMakes() throws Exception {
    JWTClaimsSet claims =
        new JWTClaimsSet.Builder()
            .subject("ann")
            .expirationTime(Date.from(NOW.plusSeconds(60)))
            .claim("roles", List.of("a", "b"))
            .claim("scope", "todos:read  todos:write")
            .claim("level", 7)
            .build();
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.HS256).type(JOSEObjectType.JWT).keyID("any").build();
    SignedJWT made = new SignedJWT(header, claims);
    made.sign(new MACSigner(SECRET));

    Claims read = jwt.verify(made.serialize()).orElseThrow();
    assertThat(read.text("sub")).isEqualTo("ann");
    assertThat(read.texts("roles")).containsExactly("a", "b");
    assertThat(read.scopes()).containsExactly("todos:read", "todos:write");
    assertThat(read.text("level")).isEqualTo("7");
    assertThat(read.text("nothing")).isNull();
    assertThat(read.value("roles")).isEqualTo(List.of("a", "b"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "a.b",
        "a.b.c",
        "a.b.c.d",
        "nonsense",
        "%%%.%%%.%%%",
        "\u0000.\u0000.\u0000",
        "ä.ö.ü",
      })
  void takesNoGarbage(String token) {
    assertThat(jwt.verify(token)).isEmpty();
  }

  @Test
  void takesNoTokenThatIsCutOff() {
    String token = valid();
    assertThat(jwt.verify(token)).isPresent();
    for (int length = 0; length < token.length(); length++) {
      assertThat(jwt.verify(token.substring(0, length))).isEmpty();
      assertThat(jwt.verify(token.substring(length + 1))).isEmpty();
    }
  }

  @Test
  void takesNoTokenWithOneCharacterChanged() {
    String token = valid();
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=+/. \n";
    for (int i = 0; i < token.length(); i++) {
      for (int j = 0; j < alphabet.length(); j++) {
        char c = alphabet.charAt(j);
        if (c != token.charAt(i)) {
          String changed = token.substring(0, i) + c + token.substring(i + 1);
          assertThat(jwt.verify(changed)).as("%s at %s", c, i).isEmpty();
        }
      }
    }
  }

  @Test
  void takesNothingThatTheOtherLibraryRefuses() throws Exception {
    Random random = new Random(7);
    MACVerifier verifier = new MACVerifier(SECRET);
    for (int i = 0; i < 3000; i++) {
      StringBuilder token = new StringBuilder(valid());
      for (int change = random.nextInt(3); change >= 0; change--) {
        int at = random.nextInt(token.length());
        switch (random.nextInt(3)) {
          case 0 -> token.deleteCharAt(at);
          case 1 -> token.insert(at, (char) (32 + random.nextInt(96)));
          default -> token.setCharAt(at, (char) (32 + random.nextInt(96)));
        }
      }
      if (jwt.verify(token.toString()).isPresent()) {
        assertThat(SignedJWT.parse(token.toString()).verify(verifier)).isTrue();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\"}",
        "{\"alg\":\"None\"}",
        "{\"alg\":\"hs256\"}",
        "{\"alg\":\"HS512\"}",
        "{\"alg\":\"RS256\"}",
        "{\"alg\":\"\"}",
        "{\"alg\":null}",
        "{\"alg\":7}",
        "{}",
        "[]",
        "null",
        "",
        "{\"alg\":\"HS256\"",
        "{\"alg\":\"HS256\"}{}",
        "{\"alg\":\"HS256\",\"alg\":\"HS256\"}",
        "{\"alg\":\"none\",\"alg\":\"HS256\"}",
        "{\"alg\":\"HS256\",\"kid\":7}",
        "{\"alg\":\"HS256\",\"crit\":[\"exp\"],\"exp\":1}",
        "{\"alg\":\"HS256\",\"b64\":false,\"crit\":[\"b64\"]}",
      })
  void takesNoOtherHeaderThoughItIsSigned(String header) {
    String payload = "{\"exp\":" + EXP + "}";
    assertThat(jwt.verify(signed("{\"alg\":\"HS256\",\"extra\":[1]}", payload))).isPresent();
    assertThat(jwt.verify(signed(header, payload))).isEmpty();
    assertThat(jwt.verify(encoded(header) + "." + encoded(payload) + ".")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"exp\":null}",
        "{\"exp\":\"9999999999\"}",
        "{\"exp\":true}",
        "{\"exp\":1e999}",
        "{\"exp\":9999999999,\"exp\":9999999999}",
        "{\"exp\":9999999999,\"a\":1,\"a\":1}",
        "{\"exp\":9999999999,\"nbf\":\"soon\"}",
        "{\"exp\":9999999999}x",
        "{\"exp\":9999999999",
        "[]",
        "\"text\"",
        "7",
        "",
      })
  void takesNoOtherPayloadThoughItIsSigned(String payload) {
    assertThat(jwt.verify(signed("{\"exp\":9999999999}"))).isPresent();
    assertThat(jwt.verify(signed(payload))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "exp, -31, false",
    "exp, -30, false",
    "exp, -29, true",
    "exp, 0, true",
    "nbf, 31, false",
    "nbf, 30, true",
    "nbf, -5, true",
  })
  void allowsClocksToDifferByHalfAMinute(String claim, int seconds, boolean taken) {
    String exp = claim.equals("exp") ? "" : ",\"exp\":9999999999";
    String payload = "{\"" + claim + "\":" + (NOW.getEpochSecond() + seconds) + ".0" + exp + "}";
    assertThat(jwt.verify(signed(payload)).isPresent()).isEqualTo(taken);
  }

  @Test
  void allowsOtherDifferencesWhereSaid() {
    String old = signed("{\"exp\":" + (NOW.getEpochSecond() - 1) + "}");
    assertThat(jwt.withLeeway(Duration.ofSeconds(2)).verify(old)).isPresent();
    assertThat(jwt.withLeeway(Duration.ZERO).verify(old)).isEmpty();
    assertThatThrownBy(() -> jwt.withLeeway(Duration.ofSeconds(-1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"iss\":\"me\",\"aud\":\"you\"        | true",
        "\"iss\":\"me\",\"aud\":[\"x\",\"you\"]| true",
        "\"iss\":\"me\"                        | false",
        "\"aud\":\"you\"                       | false",
        "\"iss\":\"he\",\"aud\":\"you\"        | false",
        "\"iss\":\"me\",\"aud\":\"he\"         | false",
        "\"iss\":\"me\",\"aud\":[]             | false",
        "\"iss\":\"me\",\"aud\":{\"you\":1}    | false",
        "\"iss\":[\"me\"],\"aud\":\"you\"      | false",
      })
  void asksForIssuerAndAudienceWhereTheyAreConfigured(String claims, boolean taken) {
    String token = signed("{\"exp\":" + EXP + "," + claims.strip() + "}");
    assertThat(jwt.verify(token)).isPresent();
    assertThat(jwt.withIssuer("me").withAudience("you").verify(token).isPresent()).isEqualTo(taken);
  }

  @Test
  void signsWithTheNewestKeyAndTakesTokensOfAll() throws Exception {
    JwtKey old = JwtKey.hs256("1", new SecretValue(OLD_SECRET));
    JwtKey latest = JwtKey.hs256("2", new SecretValue(SECRET));
    JwtService rotated = at(NOW, latest, old);
    String before = at(NOW, old).sign(Map.of(), Duration.ofMinutes(1));
    String after = rotated.sign(Map.of(), Duration.ofMinutes(1));

    assertThat(SignedJWT.parse(after).getHeader().getKeyID()).isEqualTo("2");
    assertThat(rotated.verify(before)).isPresent();
    assertThat(rotated.verify(after)).isPresent();
    assertThat(at(NOW, latest).verify(before)).isEmpty();
    assertThat(at(NOW, old).verify(after)).isEmpty();
  }

  @Test
  void takesATokenOfOneKeyWithTheIdOfAnotherForForged() {
    JwtService two =
        at(
            NOW,
            JwtKey.hs256("2", new SecretValue(SECRET)),
            JwtKey.hs256("1", new SecretValue(OLD_SECRET)));
    String payload = "{\"exp\":" + EXP + "}";
    assertThat(two.verify(signed("{\"alg\":\"HS256\",\"kid\":\"2\"}", payload))).isPresent();
    assertThat(two.verify(signed("{\"alg\":\"HS256\"}", payload))).isPresent();
    assertThat(two.verify(signed("{\"alg\":\"HS256\",\"kid\":\"1\"}", payload))).isEmpty();
    assertThat(two.verify(signed("{\"alg\":\"HS256\",\"kid\":\"3\"}", payload))).isEmpty();
  }

  @Test
  void makesUpAKeyThatNobodyElseHas() {
    JwtService own = JwtService.of(JwtKey.madeUp());
    String token = own.sign(Map.of("sub", "ann"), Duration.ofHours(1));

    assertThat(own.verify(token)).isPresent();
    assertThat(JwtService.of(JwtKey.madeUp()).verify(token)).isEmpty();
  }

  @Test
  void triesKeysWithoutIdInTurn() {
    JwtService two =
        at(NOW, JwtKey.hs256(new SecretValue(OLD_SECRET)), JwtKey.hs256(new SecretValue(SECRET)));
    assertThat(two.verify(jwt.sign(Map.of(), Duration.ofMinutes(1)))).isPresent();
    assertThat(two.verify(valid())).isPresent();
  }

  @Test
  void takesNoTokenOfMoreThanEightKilobytes() {
    String fits = signed("{\"exp\":" + EXP + ",\"a\":\"" + "a".repeat(5000) + "\"}");
    String large = signed("{\"exp\":" + EXP + ",\"a\":\"" + "a".repeat(7000) + "\"}");
    assertThat(jwt.verify(fits)).isPresent();
    assertThat(jwt.verify(large)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "short", "0123456789abcdef0123456789abcde"})
  void refusesWeakKeysAndKeepsThemSecret(String secret) {
    assertThatThrownBy(() -> JwtKey.hs256("2026", new SecretValue(secret)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "The key \"2026\" for HS256 has %d bytes, and needs 32 at least. Make one with:"
                + " openssl rand -base64 48",
            secret.length());
    assertThatThrownBy(() -> JwtKey.hs256(new SecretValue("ä".repeat(15))))
        .hasMessageStartingWith("The key for HS256 has 30 bytes");
  }

  @Test
  void refusesToWorkWithoutAKeyOrWithoutAnAlgorithm() {
    assertThatThrownBy(JwtService::of).isInstanceOf(IllegalArgumentException.class);
    JwtKey none =
        new JwtKey() {
          @Override
          public String algorithm() {
            return "nONE";
          }

          @Override
          public String id() {
            return "1";
          }

          @Override
          public boolean verifies(byte[] signed, byte[] signature) {
            return true;
          }
        };
    assertThatThrownBy(() -> JwtService.of(none)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> none.sign(new byte[0]))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "aud", "exp", "nbf", "iat"})
  void putsRegisteredClaimsInByItself(String claim) {
    assertThatThrownBy(() -> jwt.sign(Map.of(claim, "x"), Duration.ofMinutes(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(claim);
  }

  @Test
  void lastsASecondAtLeast() {
    assertThatThrownBy(() -> jwt.sign(Map.of(), Duration.ofMillis(999)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void printsNeitherKeysNorClaims() throws JOSEException {
    Optional<Claims> claims = jwt.verify(valid());
    String text = JwtKey.hs256(new SecretValue(SECRET)) + " " + claims;
    assertThat(text).doesNotContain(SECRET).doesNotContain("ann").contains("[key]");
    JWSObject object =
        new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload("{\"exp\":9999999999}"));
    object.sign(new MACSigner(SECRET));
    assertThat(jwt.verify(object.serialize()).toString()).isEqualTo("Optional[[claims]]");
  }

  @Test
  void servesManyCallsAtOnce() throws InterruptedException {
    String token = valid();
    int[] taken = new int[8];
    Thread[] threads = new Thread[taken.length];
    for (int t = 0; t < threads.length; t++) {
      int mine = t;
      threads[t] =
          new Thread(
              () -> {
                for (int i = 0; i < 500; i++) {
                  taken[mine] += jwt.verify(token).isPresent() ? 1 : 0;
                }
              });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(taken).containsOnly(500);
  }
}
