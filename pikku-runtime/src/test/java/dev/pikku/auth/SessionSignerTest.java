package dev.pikku.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import dev.pikku.service.SecretValue;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSignerTest {
  private static final SecretValue KEY = new SecretValue("0123456789abcdef0123456789abcdef");
  private static final SecretValue OTHER = new SecretValue("fedcba9876543210fedcba9876543210");
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final byte[] CONTENT = utf8("{\"sku\":\"a\"}");
  private static final String RECEIVER = "rpc:price-of";

  /** As it is generated for {@code record User(String name)}. */
  private static final SessionCodec<String> CODEC =
      new SessionCodec<>() {
        @Override
        public Class<String> type() {
          return String.class;
        }

        @Override
        public void write(JsonWriter out, String session) {
          out.name("name").value(session);
        }

        @Override
        public String read(JsonReader in) {
          String name = null;
          in.beginObject();
          for (String key = in.nextName(); key != null; key = in.nextName()) {
            if (key.equals("name")) {
              name = in.string();
            } else {
              in.skip();
            }
          }
          return name;
        }
      };

  private final SessionSigner signer = at(NOW, KEY);

  private static SessionSigner at(Instant now, SecretValue... keys) {
    return SessionSigner.of(keys).withClock(Clock.fixed(now, ZoneOffset.UTC));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String signed() {
    return signer.sign(CODEC, "ann", RECEIVER, CONTENT, 300);
  }

  @Test
  void bringsASessionToItsReceiver() {
    assertThat(signer.verify(CODEC, signed(), RECEIVER, CONTENT)).isEqualTo("ann");
  }

  @Test
  void countsForOneReceiverAndOneContentAlone() {
    assertThat(signer.verify(CODEC, signed(), "rpc:cost-of", CONTENT)).isNull();
    assertThat(signer.verify(CODEC, signed(), "queue:price-of", CONTENT)).isNull();
    assertThat(signer.verify(CODEC, signed(), RECEIVER, utf8("{\"sku\":\"b\"}"))).isNull();
  }

  @Test
  void expires() {
    assertThat(at(NOW.plusSeconds(329), KEY).verify(CODEC, signed(), RECEIVER, CONTENT))
        .isEqualTo("ann");
    assertThat(at(NOW.plusSeconds(330), KEY).verify(CODEC, signed(), RECEIVER, CONTENT)).isNull();
  }

  @Test
  void takesSignaturesOfAllKeysSoThatOneCanBeReplaced() {
    assertThat(at(NOW, OTHER, KEY).verify(CODEC, signed(), RECEIVER, CONTENT)).isEqualTo("ann");
    assertThat(at(NOW, OTHER).verify(CODEC, signed(), RECEIVER, CONTENT)).isNull();
  }

  @Test
  void refusesWhatWasChanged() {
    String signed = signed();
    for (int i = 0; i < signed.length(); i++) {
      char changed = signed.charAt(i) == 'A' ? 'E' : 'A';
      String forged = signed.substring(0, i) + changed + signed.substring(i + 1);
      // the last character has two bits that mean nothing
      if (i < signed.length() - 1) {
        assertThat(signer.verify(CODEC, forged, RECEIVER, CONTENT)).as(forged).isNull();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ps1:", "ps1::", "ps1:e30:", "ps1:%:%", "ps2:e30:e30", "e30.e30.e30"})
  void refusesWhatIsNoSignature(String signature) {
    assertThat(signer.verify(CODEC, signature, RECEIVER, CONTENT)).isNull();
  }

  @Test
  void isNothingToLogInWith() {
    JwtService jwt = JwtService.of(JwtKey.hs256(KEY)).withClock(Clock.fixed(NOW, ZoneOffset.UTC));

    assertThat(jwt.verify(signed())).isEmpty();
    assertThat(jwt.verify(signed().replace(':', '.'))).isEmpty();
  }

  @Test
  void takesNoTokenForASignature() {
    JwtService jwt = JwtService.of(JwtKey.hs256(KEY)).withClock(Clock.fixed(NOW, ZoneOffset.UTC));
    String token = jwt.sign(java.util.Map.of("name", "ann"), java.time.Duration.ofMinutes(5));
    String[] parts = token.split("\\.", -1);

    assertThat(signer.verify(CODEC, token, RECEIVER, CONTENT)).isNull();
    assertThat(signer.verify(CODEC, "ps1:" + parts[1] + ":" + parts[2], RECEIVER, CONTENT))
        .isNull();
  }

  @Test
  void hasTheSessionInReadableForm() {
    String claims = signed().split(":", -1)[1];

    assertThat(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
        .isEqualTo("{\"exp\":" + (NOW.getEpochSecond() + 300) + ",\"name\":\"ann\"}");
  }

  @Test
  void refusesShortKeysWithoutTellingThem() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SessionSigner.of(KEY, new SecretValue("short")))
        .withMessageContaining("5 bytes")
        .withMessageNotContaining("short");
    assertThatIllegalArgumentException().isThrownBy(SessionSigner::of);
  }
}
