package dev.pikku.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GzipTest {
  private static final String TEXT = "all work and no play ".repeat(100);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZip",
        "x-gzip",
        "*",
        "br;q=1.0, gzip;q=0.8, *;q=0.1",
        "deflate, gzip ; q=0.001",
        "identity;q=0.5, *;q=0.5",
        "br, *;q=0, gzip",
      })
  void compressesForWhoAcceptsIt(String accepted) throws IOException {
    HttpResponse response = encode(accepted, answer());

    assertThat(response.header("content-encoding")).isEqualTo("gzip");
    assertThat(response.header("vary")).isEqualTo("accept-encoding");
    assertThat(response.contentType()).isEqualTo("text/plain");
    assertThat(response.isText()).isFalse();
    assertThat(text(response)).isEqualTo(TEXT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "identity",
        "br, deflate",
        "gzip;q=0",
        "gzip;q=0.000",
        "gzip;q=0, *",
        "*;q=0",
        "identity, gzip;q=0.5",
        "gzip;q=x",
        "gzipped",
      })
  void sendsItPlainToWhoDoesNotButSaysThatItDepends(String accepted) {
    HttpResponse response = encode(accepted, answer());

    assertThat(response.header("content-encoding")).isNull();
    assertThat(response.header("vary")).isEqualTo("accept-encoding");
    assertThat(response.length()).isEqualTo(TEXT.length());
  }

  @Test
  void sendsItPlainToWhoSaysNothing() {
    assertThat(Gzip.encode(new SentRequest("GET"), answer(), 9).header("content-encoding"))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=utf-8",
        "application/problem+json",
        "image/svg+xml",
        "text/csv",
        "application/javascript",
      })
  void compressesWhatIsText(String type) {
    assertThat(encode("gzip", answer().header("content-type", type)).header("content-encoding"))
        .isEqualTo("gzip");
  }

  @ParameterizedTest
  @ValueSource(strings = {"image/png", "application/octet-stream", "application/zip", "video/mp4"})
  void leavesWhatIsCompressedAnyway(String type) {
    HttpResponse response = encode("gzip", answer().header("content-type", type));

    assertThat(response.header("content-encoding")).isNull();
    assertThat(response.header("vary")).isNull();
  }

  @Test
  void leavesWhatIsTooSmallOrWouldGrow() {
    assertThat(Gzip.encode(accepting(), answer(), TEXT.length() + 1).header("content-encoding"))
        .isNull();
    assertThat(Gzip.encode(accepting(), answer(), TEXT.length()).header("content-encoding"))
        .isEqualTo("gzip");
    byte[] noise = new byte[2000];
    new Random(7).nextBytes(noise);
    HttpResponse response = new HttpResponse(200).bytes("text/plain", noise);
    assertThat(encode("gzip", response).header("content-encoding")).isNull();
    assertThat(response.body()).isEqualTo(noise);
  }

  @Test
  void leavesEncodedAnswersRangesAndWhatMustNotBeTransformed() {
    assertThat(encode("gzip", answer().header("content-encoding", "br")).length())
        .isEqualTo(TEXT.length());
    assertThat(encode("gzip", answer().status(206)).length()).isEqualTo(TEXT.length());
    assertThat(encode("gzip", answer().header("content-range", "bytes 0-9/99")).length())
        .isEqualTo(TEXT.length());
    assertThat(encode("gzip", answer().header("cache-control", "private, No-Transform")).length())
        .isEqualTo(TEXT.length());
  }

  @Test
  void weakensTheTagOfWhatItCompresses() {
    assertThat(encode("gzip", answer().header("etag", "\"1\"")).header("etag"))
        .isEqualTo("W/\"1\"");
    assertThat(encode("gzip", answer().header("etag", "W/\"1\"")).header("etag"))
        .isEqualTo("W/\"1\"");
    assertThat(encode("br", answer().header("etag", "\"1\"")).header("etag")).isEqualTo("\"1\"");
  }

  @Test
  void keepsWhatElseTheAnswerDependsOn() {
    HttpResponse origin = encode("gzip", answer().header("vary", "origin"));
    assertThat(origin.headers()).containsSubsequence("vary", "origin", "vary", "accept-encoding");
    HttpResponse both = encode("gzip", answer().header("vary", "Origin, Accept-Encoding"));
    assertThat(both.headers()).doesNotContain("accept-encoding");
    HttpResponse all = encode("gzip", answer().header("vary", "*"));
    assertThat(all.headers()).doesNotContain("accept-encoding");
  }

  @Test
  void saysAlsoOfAnAnswerThatStandsThatItDepends() {
    assertThat(encode("gzip", new HttpResponse(304)).header("vary")).isEqualTo("accept-encoding");
  }

  private static HttpResponse answer() {
    return new HttpResponse(200).text("text/plain", TEXT);
  }

  private static SentRequest accepting() {
    return new SentRequest("GET").header("accept-encoding", "gzip");
  }

  private static HttpResponse encode(String accepted, HttpResponse response) {
    SentRequest request = new SentRequest("GET").header("accept-encoding", accepted);
    return Gzip.encode(request, response, 100);
  }

  private static String text(HttpResponse response) throws IOException {
    ByteArrayInputStream body = new ByteArrayInputStream(response.body(), 0, response.length());
    try (GZIPInputStream in = new GZIPInputStream(body)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
