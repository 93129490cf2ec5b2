package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.service.SecretValue;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CloudFrontLinksTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

  private static KeyPair keys;

  @BeforeAll
  static void makeKeys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
  }

  private static CloudFrontLinks links(String key) {
    return new CloudFrontLinks("https://files.example.com/", "K2JC", new SecretValue(key), CLOCK);
  }

  private static String pem() {
    return "-----BEGIN PRIVATE KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
        + "\n-----END PRIVATE KEY-----\n";
  }

  @Test
  void signsThePolicyThatCloudFrontMakesOfTheLink() throws Exception {
    String link = links(pem()).readUrl("a b/ü.png", Duration.ofMinutes(5));

    String url = "https://files.example.com/a%20b/%C3%BC.png";
    assertThat(link)
        .startsWith(url + "?Expires=1700000300&Signature=")
        .endsWith("&Key-Pair-Id=K2JC");
    String signature = link.split("&Signature=|&Key-Pair-Id=", -1)[1];
    assertThat(signature).matches("[A-Za-z0-9~_-]+");
    Signature check = Signature.getInstance("SHA1withRSA");
    check.initVerify(keys.getPublic());
    check.update(
        ("{\"Statement\":[{\"Resource\":\""
                + url
                + "\",\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":1700000300}}}]}")
            .getBytes(StandardCharsets.UTF_8));
    String base64 = signature.replace('-', '+').replace('_', '=').replace('~', '/');
    assertThat(check.verify(Base64.getDecoder().decode(base64))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "planted",
        "-----BEGIN RSA PRIVATE KEY-----\nplanted\n-----END RSA PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nplanted\n-----END PRIVATE KEY-----",
        "-----BEGIN PRIVATE KEY-----\nplante\n-----END PRIVATE KEY-----"
      })
  void refusesKeysThatAreNoneAndSaysNothingOfThem(String key) {
    assertThatThrownBy(() -> links(key).readUrl("a", Duration.ofMinutes(5)))
        .isInstanceOf(IllegalStateException.class)
        .hasNoCause()
        .hasMessageContaining("openssl pkcs8 -topk8")
        .hasMessageNotContaining("plante");
  }

  @Test
  void refusesKeysOfContentAndTimesThatOtherLinksDoNotHave() {
    assertThatThrownBy(() -> links(pem()).readUrl("../a", Duration.ofMinutes(5)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> links(pem()).readUrl("a", Duration.ofDays(8)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
