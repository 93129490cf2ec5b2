package dev.pikku.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pikku.error.BadRequestException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutePathTest {
  @ParameterizedTest
  @CsvSource({
    "/, ''",
    "'', ''",
    "/a, a",
    "a, a",
    "/a/, a",
    "/a//, 'a|'",
    "/a/b/c, a|b|c",
    "/a//b, a||b",
    "//, ''",
    "//a, '|a'",
    "/%2F, %2F",
    "/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17, 1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17",
  })
  void cutsPathsIntoSegments(String path, String segments) {
    RoutePath route = new RoutePath(path);
    List<String> found = new ArrayList<>();
    for (int i = 0; i < route.size(); i++) {
      found.add(route.segment(i));
    }
    assertThat(String.join("|", found)).isEqualTo(segments);
    assertThat(route.segment(route.size())).isEmpty();
    assertThat(route.has(route.size())).isFalse();
  }

  @Test
  void tellsTheRootFromAnEmptySegment() {
    assertThat(new RoutePath("/").size()).isZero();
    assertThat(new RoutePath("//").size()).isEqualTo(1);
    assertThat(new RoutePath("//").has(0)).isFalse();
  }

  @Test
  void decodesParametersAndRests() {
    RoutePath path = new RoutePath("/files/a%2Fb+c/%F0%9F%98%80/x/");

    assertThat(path.parameter(1)).isEqualTo("a/b+c");
    assertThat(path.rest(1)).isEqualTo("a/b+c/😀/x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%4", "a%zz", "%ff", "%C3", "%ED%A0%80", "%C0%AF", "%+1"})
  void refusesMalformedEncoding(String segment) {
    assertThatThrownBy(() -> new RoutePath("/" + segment).parameter(0))
        .isInstanceOf(BadRequestException.class);
  }
}
