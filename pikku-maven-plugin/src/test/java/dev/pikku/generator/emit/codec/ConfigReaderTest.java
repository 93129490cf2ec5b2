package dev.pikku.generator.emit.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConfigReaderTest {
  private static CodecFixture codecs;

  @BeforeAll
  static void generate() {
    codecs =
        CodecFixture.of(
            """
            enum Level { LOW, HIGH }
            record Config(
                @Email String mailFrom, @Default("25") @Min(1) int smtpPort, Optional<Duration> timeout,
                @Nullable URI baseURL, Mail mail, @Default("a,b") List<String> names, Set<Level> levels,
                OptionalInt limit, String hostText, String host) {}
            record Mail(@NotBlank String host, Level level) {
              public Mail {
                if (host.equals("bad")) { throw new IllegalArgumentException("host is " + host); }
              }
            }
            """);
    codecs.config("Config");
  }

  @Test
  void readsEachComponentFromItsVariable() {
    Object config =
        codecs.config(
            "Config",
            Map.of(
                "MAIL_FROM", "me@example.com",
                "TIMEOUT", "PT5S",
                "BASE_URL", "https://example.com",
                "MAIL_HOST", "mail.example.com",
                "MAIL_LEVEL", "HIGH",
                "LEVELS", "LOW, HIGH",
                "LIMIT", "3",
                "HOST_TEXT", "x",
                "HOST", "y"));

    assertThat(config)
        .hasToString(
            "Config[mailFrom=me@example.com, smtpPort=25, timeout=Optional[PT5S],"
                + " baseURL=https://example.com, mail=Mail[host=mail.example.com, level=HIGH],"
                + " names=[a, b], levels=[LOW, HIGH], limit=OptionalInt[3], hostText=x, host=y]");
  }

  @Test
  void tellsAllProblemsByVariableAndNeverAValue() {
    assertThatThrownBy(
            () ->
                codecs.config(
                    "Config",
                    Map.of(
                        "MAIL_FROM", "secret-from",
                        "SMTP_PORT", "secret-port",
                        "TIMEOUT", "secret-timeout",
                        "MAIL_HOST", " ",
                        "MAIL_LEVEL", "secret-level",
                        "HOST", "y")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "The configuration is not valid: MAIL_FROM must be a well-formed email address;"
                + " SMTP_PORT must be a whole number;"
                + " TIMEOUT must be a duration such as PT1H30M; MAIL_HOST must not be blank;"
                + " MAIL_LEVEL must be one of LOW, HIGH; LEVELS is required;"
                + " HOST_TEXT is required");
  }

  @Test
  void doesNotRepeatWhatAConstructorSays() {
    assertThatThrownBy(
            () ->
                codecs.config(
                    "Config",
                    Map.of(
                        "MAIL_FROM",
                        "a@b.c",
                        "MAIL_HOST",
                        "bad",
                        "MAIL_LEVEL",
                        "LOW",
                        "LEVELS",
                        "",
                        "HOST_TEXT",
                        "x",
                        "HOST",
                        "y")))
        .hasMessage("The configuration is not valid: MAIL_* are not valid together");
  }
}
