package dev.pikku.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.json.JsonWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpResponseTest {
  @Test
  void replacesAndRepeatsHeadersWhateverTheirCase() {
    HttpResponse response =
        new HttpResponse().header("X-A", "1").header("x-a", "2").addHeader("X-a", "3");

    assertThat(response.headers()).containsExactly("x-a", "2", "X-a", "3");
    assertThat(response.header("X-A")).isEqualTo("2");
    assertThat(response.removeHeader("X-A").headers()).isEmpty();
  }

  @Test
  void keepsTheLastCookieOfAName() {
    HttpResponse response =
        new HttpResponse().cookie("a", "1").cookie("ab", "2", "").cookie("a", "3", "Max-Age=1");

    assertThat(response.cookies()).containsExactly("ab=2", "a=3; Max-Age=1");
  }

  @Test
  void takesSetCookieHeadersAsCookies() {
    assertThat(new HttpResponse().addHeader("Set-Cookie", "a=1; Path=/").cookies())
        .containsExactly("a=1; Path=/");
    assertThat(new HttpResponse().header("set-cookie", "a=1").headers()).isEmpty();
  }

  @Test
  void hasOneContentTypeHoweverItIsSet() {
    HttpResponse response = new HttpResponse().addHeader("Content-Type", "a/b");

    assertThat(response.contentType()).isEqualTo("a/b");
    assertThat(response.headers()).isEmpty();
  }

  @Test
  void refusesCookiesWithoutNameAndSparesTheOthers() {
    HttpResponse response = new HttpResponse().cookie("a", "1", "");

    assertThatThrownBy(() -> response.addHeader("Set-Cookie", "flag"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> response.addHeader("Set-Cookie", "=1"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(response.cookies()).containsExactly("a=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nx: y", "a\nb", "a\u0000"})
  void refusesHeadersThatForgeOthers(String value) {
    assertThatThrownBy(() -> new HttpResponse().header("x-a", value))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HttpResponse().header("content-type", value))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HttpResponse().text(value, "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HttpResponse().bytes(value, new byte[1]))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HttpResponse().cookie("a", value))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HttpResponse().header(value, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesCookiesThatForgeAttributes() {
    assertThatThrownBy(() -> new HttpResponse().cookie("a", "1; Domain=evil"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HttpResponse().cookie("a=b", "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAStatusThatIsNone() {
    assertThatThrownBy(() -> new HttpResponse(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new HttpResponse(600)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void keepsAContentTypeThatIsSetForJsonAndBytes() throws IOException {
    JsonWriter json = new JsonWriter().beginObject().endObject();

    assertThat(new HttpResponse().json(json).contentType()).isEqualTo("application/json");
    assertThat(
            new HttpResponse()
                .header("Content-Type", "application/problem+json")
                .json(json)
                .contentType())
        .isEqualTo("application/problem+json");
    HttpResponse bytes =
        new HttpResponse().bytes(new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8)));
    assertThat(bytes.contentType()).isEqualTo("application/octet-stream");
    assertThat(bytes.length()).isEqualTo(1);
  }

  @Test
  void settlesTheStatusByWhetherThereIsABody() {
    assertThat(new HttpResponse().settle().status()).isEqualTo(204);
    assertThat(new HttpResponse().text("text/plain", "").settle().status()).isEqualTo(200);
    assertThat(new HttpResponse(202).settle().status()).isEqualTo(202);
    assertThat(new HttpResponse(204).text("text/plain", "x").settle().hasBody()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {204, 205, 304})
  void saysNothingOfABodyWhereNoneMayBe(int status) {
    HttpResponse response = new HttpResponse(status).text("text/plain", "x").settle();

    assertThat(response.status()).isEqualTo(status);
    assertThat(response.hasBody()).isFalse();
    assertThat(response.length()).isZero();
    assertThat(response.contentType()).isNull();
  }

  @Test
  void keepsItsStatusWhereTheOtherAnswerHasNone() {
    HttpResponse response = new HttpResponse(202);

    response.take(new HttpResponse().text("text/plain", "x"));

    assertThat(response.settle().status()).isEqualTo(202);
  }

  @Test
  void becomesAnotherAnswerWithoutLosingWhatMiddlewareSet() {
    HttpResponse shared = new HttpResponse(201).header("x-b", "2").cookie("c", "1");
    HttpResponse response = new HttpResponse().header("x-a", "1").header("X-B", "old");

    response.take(shared);
    response.header("x-c", "3");

    assertThat(response.status()).isEqualTo(201);
    assertThat(response.headers()).containsExactly("x-a", "1", "x-b", "2", "x-c", "3");
    assertThat(response.cookies()).hasSize(1);
    assertThat(shared.headers()).containsExactly("x-b", "2");
  }
}
