package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.service.Content;
import dev.pikku.service.ContentInfo;
import dev.pikku.service.StoredContent;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What content does wherever it is kept. */
abstract class ContentContract {
  /** Has a parameter, but not the charset: S3Proxy's Jetty writes that one its own way. */
  private static final String TEXT = "text/markdown; variant=GFM";

  /** A store that has nothing. */
  abstract Content content() throws Exception;

  @Test
  void givesWhatWasWritten() throws Exception {
    Content content = content();
    Instant before = Instant.now().minusSeconds(2);

    content.write("greeting.txt", TEXT, bytes("Hello"));

    try (StoredContent stored = content.read("greeting.txt").orElseThrow()) {
      assertThat(stored.stream().readAllBytes()).isEqualTo(bytes("Hello"));
      assertThat(stored.info().type()).isEqualTo(TEXT);
      assertThat(stored.info().length()).isEqualTo(5);
      assertThat(stored.info().etag()).isNotEmpty().doesNotContain("\"");
      assertThat(stored.info().modified()).isBetween(before, Instant.now().plusSeconds(2));
      assertThat(content.info("greeting.txt")).contains(stored.info());
    }
  }

  @Test
  void hasNothingByKeysThatNobodyWrote() throws Exception {
    Content content = content();

    assertThat(content.read("nobody/wrote.this")).isEmpty();
    assertThat(content.info("nobody/wrote.this")).isEmpty();
    assertThat(content.copy("nobody/wrote.this", "copy")).isFalse();
    assertThat(content.read("copy")).isEmpty();
  }

  @Test
  void keepsContentWithoutAByte() throws Exception {
    Content content = content();

    content.write("empty", TEXT, new byte[0]);

    try (StoredContent stored = content.read("empty").orElseThrow()) {
      assertThat(stored.stream().read()).isEqualTo(-1);
      assertThat(stored.info().length()).isZero();
      assertThat(stored.info().type()).isEqualTo(TEXT);
    }
    assertThat(content.info("empty").map(ContentInfo::length)).contains(0L);
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        4 * 1024 * 1024 - 1,
        4 * 1024 * 1024,
        4 * 1024 * 1024 + 1,
        8 * 1024 * 1024 - 1,
        8 * 1024 * 1024,
        8 * 1024 * 1024 + 1,
        21 * 1024 * 1024
      })
  void keepsEveryByteOfWhatIsLarge(int length) throws Exception {
    Content content = content();
    byte[] large = random(length);

    content.write("large", "application/octet-stream", new InDrops(large));

    try (StoredContent stored = content.read("large").orElseThrow()) {
      assertThat(stored.info().length()).isEqualTo(length);
      assertThat(stored.stream().readAllBytes()).isEqualTo(large);
    }
    assertThat(content.info("large").map(ContentInfo::length)).contains((long) length);
  }

  @ParameterizedTest
  @MethodSource("keys")
  void takesEveryKeyThatIsText(String key) throws Exception {
    Content content = content();

    content.write(key, TEXT, bytes(key));
    assertThat(content.copy(key, "copy of " + key.substring(key.length() / 2))).isTrue();

    try (StoredContent stored = content.read(key).orElseThrow()) {
      assertThat(stored.stream().readAllBytes()).isEqualTo(bytes(key));
    }
    content.delete(key);
    assertThat(content.read(key)).isEmpty();
  }

  static String[] keys() {
    return new String[] {
      "a",
      "a/b/c.txt",
      "with space and  two",
      "plus+and&equals=and?question#hash",
      "percent%20percent%2F",
      "äöü/日本/😀",
      "(brackets)[and]{more}'quote'\"double\"",
      "~tilde*star!bang$dollar,comma;semicolon:colon@at",
      "<xml>&amp;",
      "...",
      ".hidden/..both..",
      "k".repeat(200),
    };
  }

  @Test
  void tellsKeysApartByCaseAndBySegments() throws Exception {
    Content content = content();
    content.write("a", TEXT, bytes("lower"));
    content.write("A", TEXT, bytes("upper"));
    content.write("d/e", TEXT, bytes("below"));

    assertThat(text(content, "a")).isEqualTo("lower");
    assertThat(text(content, "A")).isEqualTo("upper");
    assertThat(content.read("d")).isEmpty();
  }

  @Test
  void replacesContentAndItsType() throws Exception {
    Content content = content();
    content.write("page", TEXT, bytes("first"));
    String etag = content.info("page").orElseThrow().etag();

    content.write("page", "text/html", bytes("<p>second"));

    assertThat(text(content, "page")).isEqualTo("<p>second");
    ContentInfo info = content.info("page").orElseThrow();
    assertThat(info.type()).isEqualTo("text/html");
    assertThat(info.etag()).isNotEqualTo(etag);
  }

  @Test
  void copiesContentAndItsType() throws Exception {
    Content content = content();
    content.write("from", "image/png", bytes("picture"));
    content.write("to", TEXT, bytes("before"));

    assertThat(content.copy("from", "to")).isTrue();
    content.delete("from");

    assertThat(text(content, "to")).isEqualTo("picture");
    assertThat(content.info("to").map(ContentInfo::type)).contains("image/png");
  }

  @Test
  void copiesContentOntoItself() throws Exception {
    Content content = content();
    content.write("same", TEXT, bytes("same"));

    assertThat(content.copy("same", "same")).isTrue();
    assertThat(content.copy("other", "other")).isFalse();

    assertThat(text(content, "same")).isEqualTo("same");
  }

  @Test
  void deletesWhatIsThereAndWhatIsNot() throws Exception {
    Content content = content();
    content.write("gone", TEXT, bytes("soon"));

    content.delete("gone");
    content.delete("gone");

    assertThat(content.read("gone")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 9 * 1024 * 1024})
  void keepsWhatWasThereWhenAStreamBreaksOff(int length) throws Exception {
    Content content = content();
    content.write("kept", TEXT, bytes("before"));
    InputStream broken = broken(length);

    assertThatThrownBy(() -> content.write("kept", "image/png", broken))
        .isInstanceOf(IOException.class)
        .hasMessage("broken off");

    assertThat(text(content, "kept")).isEqualTo("before");
    assertThat(content.info("kept").map(ContentInfo::type)).contains(TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a",
        "a/",
        "a//b",
        ".",
        "..",
        "../a",
        "a/../b",
        "a/.",
        "a\\b",
        "a\nb",
        "a\0b",
        "a\u0085b",
        "\ud800",
        "a\udc00b"
      })
  void refusesKeysThatAreNoKeys(String key) throws Exception {
    Content content = content();

    refuses(() -> content.read(key));
    refuses(() -> content.info(key));
    refuses(() -> content.write(key, TEXT, bytes("x")));
    refuses(() -> content.copy(key, "a"));
    refuses(() -> content.copy("a", key));
    refuses(() -> content.delete(key));
    refuses(() -> content.readUrl(key, Duration.ofMinutes(1)));
    refuses(() -> content.uploadUrl(key, TEXT, 1, Duration.ofMinutes(1)));
  }

  @Test
  void refusesKeysOfMoreBytesThanS3Takes() throws Exception {
    Content content = content();
    String longest = "ä".repeat(512);

    assertThat(content.info(longest)).isEmpty();
    assertThatThrownBy(() -> content.info(longest + "a"))
        .hasMessage("A key of content has 1024 bytes in UTF-8 at most");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "text", "text/plain\r\nx-evil: 1", " text/plain", "text/plain ", "ä/b"})
  void refusesTypesThatNoHeaderHas(String type) throws Exception {
    Content content = content();

    refuses(() -> content.write("a", type, bytes("x")));
    refuses(() -> content.uploadUrl("a", type, 1, Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.999S", "P7DT1S"})
  void refusesLinksThatAreNotValidOrForTooLong(String validFor) throws Exception {
    Content content = content();

    refuses(() -> content.readUrl("a", Duration.parse(validFor)));
    refuses(() -> content.uploadUrl("a", TEXT, 1, Duration.parse(validFor)));
  }

  @Test
  void refusesUploadsOfNegativeLength() throws Exception {
    Content content = content();

    refuses(() -> content.uploadUrl("a", TEXT, -1, Duration.ofMinutes(1)));
  }

  private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class);
  }

  static String text(Content content, String key) throws IOException {
    try (StoredContent stored = content.read(key).orElseThrow()) {
      return new String(stored.stream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /** A stream that gives less than it is asked for. */
  private static final class InDrops extends FilterInputStream {
    InDrops(byte[] bytes) {
      super(new ByteArrayInputStream(bytes));
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      return super.read(to, offset, Math.min(length, 70_001));
    }
  }

  /** A stream that breaks off after so many bytes. */
  static InputStream broken(int length) {
    return new SequenceInputStream(new ByteArrayInputStream(random(length)), new Broken());
  }

  private static final class Broken extends InputStream {
    @Override
    public int read() throws IOException {
      throw new IOException("broken off");
    }

    @Override
    public int read(byte[] to, int offset, int length) throws IOException {
      throw new IOException("broken off");
    }
  }
}
