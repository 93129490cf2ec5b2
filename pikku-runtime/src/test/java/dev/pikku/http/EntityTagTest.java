package dev.pikku.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.wire.HttpWire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {
  @Test
  void tagsAnAnswerByItsBytes() {
    String tag = tagged(new SentRequest("GET"), "a").header("etag");

    assertThat(tag).matches("\"[A-Za-z0-9_-]{22}\"");
    assertThat(tagged(new SentRequest("HEAD"), "a").header("etag")).isEqualTo(tag);
    assertThat(tagged(new SentRequest("GET"), "b").header("etag")).isNotEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%s", "\"x\", %s", "\"a,b\",%s,\"y\"", " * ", "W/\"x\" , %s"})
  void tellsWhoHasTheAnswerThatItStands(String header) {
    String tag = tagged(new SentRequest("GET"), "a").header("etag");
    HttpResponse response =
        tagged(new SentRequest("GET").header("if-none-match", header.formatted(tag)), "a");

    assertThat(response.status()).isEqualTo(304);
    assertThat(response.header("etag")).isEqualTo(tag);
    assertThat(response.hasBody()).isFalse();
    assertThat(response.contentType()).isNull();
  }

  @Test
  void comparesWeaklyAndAnswersWithTheTagTheCallerHas() {
    String tag = "W/" + tagged(new SentRequest("GET"), "a").header("etag");
    HttpResponse response = tagged(new SentRequest("GET").header("if-none-match", tag), "a");

    assertThat(response.status()).isEqualTo(304);
    assertThat(response.header("etag")).isEqualTo(tag);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"\"", "\"x\"", "x", "\"", "%1$s.", "\"x%2$s", "\"*\"", "w/x"})
  void sendsTheAnswerToWhoHasAnother(String header) {
    String tag = tagged(new SentRequest("GET"), "a").header("etag");
    String known = header.formatted(tag.replace("\"", ""), tag.substring(1));
    HttpResponse response = tagged(new SentRequest("GET").header("if-none-match", known), "a");

    assertThat(response.status()).isEqualTo(200);
    assertThat(response.hasBody()).isTrue();
  }

  @Test
  void looksAtEveryHeaderOfTheName() {
    SentRequest request =
        new SentRequest("GET").header("if-none-match", "\"x\"").header("if-none-match", "\"v7\"");
    HttpWire wire = wire(request);
    wire.response().header("etag", "\"v7\"").text("text/plain", "a");

    EntityTag.settle(wire);

    assertThat(wire.response().settle().status()).isEqualTo(304);
  }

  @Test
  void keepsATagThatTheFunctionSet() {
    HttpWire wire = wire(new SentRequest("GET").header("if-none-match", "\"v7\""));
    wire.response().header("ETag", "W/\"v7\"").text("text/plain", "a");

    EntityTag.settle(wire);

    assertThat(wire.response().settle().status()).isEqualTo(304);
    assertThat(wire.response().header("etag")).isEqualTo("W/\"v7\"");
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 206, 404})
  void leavesOtherAnswersAlone(int status) {
    HttpWire wire = wire(new SentRequest("GET").header("if-none-match", "*"));
    wire.response().status(status).text("text/plain", "a");

    EntityTag.settle(wire);

    assertThat(wire.response().settle().status()).isEqualTo(status);
    assertThat(wire.response().header("etag")).isNull();
  }

  @Test
  void tagsNoAnswerWithoutABody() {
    HttpWire wire = wire(new SentRequest("GET").header("if-none-match", "*"));

    EntityTag.settle(wire);

    assertThat(wire.response().settle().status()).isEqualTo(204);
    assertThat(wire.response().header("etag")).isNull();
  }

  private static HttpResponse tagged(HttpRequest request, String body) {
    HttpWire wire = wire(request);
    wire.response().text("text/plain", body);
    EntityTag.settle(wire);
    return wire.response().settle();
  }

  private static HttpWire wire(HttpRequest request) {
    return new HttpWire(request, new RoutePath("/"), Long.MAX_VALUE);
  }
}
