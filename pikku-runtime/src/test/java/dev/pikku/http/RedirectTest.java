package dev.pikku.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.error.BadRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/todos",
        "/todos/",
        "/todos/7.json",
        "/a.b/..c/.well-known",
        "/todos/a%20b%2fc%5B1%5D",
        "/login?next=https://example.org//x/../y",
        "/?",
        "/todos#//part",
      })
  void leadsToPathsOfThisSite(String location) {
    HttpResponse response = Redirect.to(location);

    assertThat(response.status()).isEqualTo(302);
    assertThat(response.header("location")).isEqualTo(location);
    assertThat(response.hasBody()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "todos",
        "?x",
        "#x",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "\\/evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/\r\n/evil.example",
        "\t//evil.example",
        " //evil.example",
        "/ /evil.example",
        "/\u0000/evil.example",
        "/\u007f/evil.example",
        "/\u00a0/evil.example",
        "/\uff0fevil.example",
        "/x\r\nset-cookie: a=b",
        "/x?a=b\r\nset-cookie: a=b",
        "/%2Fevil.example",
        "/%2f%2fevil.example",
        "/%252fevil.example",
        "/%5Cevil.example",
        "/x%5c",
        "/%09/evil.example",
        "/x%0d%0aset-cookie: a=b",
        "/x%0d%0ax",
        "/%00",
        "/%",
        "/%4",
        "/%zz",
        "/./",
        "/.//evil.example",
        "/../evil.example",
        "/x/..//evil.example",
        "/x/../",
        "/%2e/x",
        "/%2e%2e/x",
        "/.%2E/x",
        "/x//evil.example",
        "http://evil.example",
        "https://evil.example",
        "https:evil.example",
        "HTTPS:/evil.example",
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        "data:text/html,x",
        "@evil.example",
        ".evil.example",
        ":80/x",
      })
  void leadsNowhereElse(String location) {
    assertThatThrownBy(() -> Redirect.to(location))
        .isInstanceOf(BadRequestException.class)
        .hasMessage("The location to go to is no path of this site");
  }

  @Test
  void leadsToSitesThatAreNamed() {
    String url = "https://login.example.com/authorize?client=1#x";

    assertThat(Redirect.offSite(url, 303, "id.example.com", "login.example.com"))
        .satisfies(response -> assertThat(response.status()).isEqualTo(303))
        .satisfies(response -> assertThat(response.header("location")).isEqualTo(url));
    assertThat(Redirect.offSite("http://LOCALHOST:8080", "localhost:8080").status()).isEqualTo(302);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/todos",
        "//good.example",
        "good.example",
        "https:good.example",
        "https:/good.example",
        "https:///good.example",
        "ftp://good.example",
        "javascript://good.example/%0aalert(1)",
        "https://evil.example",
        "https://good.example.evil.example",
        "https://evilgood.example",
        "https://sub.good.example",
        "https://good.example:8443",
        "https://good.example@evil.example",
        "https://user@good.example",
        "https://evil.example/good.example",
        "https://evil.example#good.example",
        "https://evil.example\\good.example",
        "https://evil.example\\@good.example",
        "https://good.example\\@evil.example",
        "https://good.example\r\nx: y",
        " https://good.example",
        "https://good.example /",
        "https://good%2eexample",
      })
  void leadsToNoSiteThatOnlyLooksLikeOneOfThem(String url) {
    assertThatThrownBy(() -> Redirect.offSite(url, "good.example"))
        .isInstanceOf(BadRequestException.class)
        .hasMessage("The location to go to is none of the sites that are known");
  }

  @Test
  void takesOnlyAStatusThatRedirects() {
    assertThat(Redirect.to("/", 308).status()).isEqualTo(308);
    assertThatThrownBy(() -> Redirect.to("/", 200)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Redirect.to("/", 304)).isInstanceOf(IllegalArgumentException.class);
  }
}
