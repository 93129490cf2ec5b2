package dev.pikku.generator.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RoutePatternTest {

  @ParameterizedTest(name = "{0} is {1} with {2}")
  @CsvSource({
    "/,                    /,                     ''",
    "/todos,               /todos,                ''",
    "/todos/{id},          /todos/{id},           id",
    "/todos/:id,           /todos/{id},           id",
    "/a/:b/c/{d_2},        /a/{b}/c/{d_2},        b d_2",
    "/files/{rest+},       /files/{rest+},        rest",
    "/files/:rest+,        /files/{rest+},        rest",
    "/caf%C3%A9/a-b_c.d~e, /caf%C3%A9/a-b_c.d~e,  ''",
    "/v1:run/@me,          /v1:run/@me,           ''",
  })
  void bringsRoutesIntoOneForm(String written, String text, String parameters) {
    RoutePattern route = RoutePattern.parse(written);

    assertThat(route.text()).isEqualTo(text);
    assertThat(String.join(" ", route.parameters())).isEqualTo(parameters);
  }

  @ParameterizedTest(name = "\"{0}\": {1}")
  @CsvSource({
    "'',                   does not begin",
    "todos,                does not begin",
    "/todos/,              empty segment",
    "//todos,              empty segment",
    "/a/../b,              resolve the segment",
    "/{id}/x/{id},         two parameters",
    "/{id}/:id,            two parameters",
    "/{rest+}/x,           must be the last",
    "/:rest+/x,            must be the last",
    "/a{b},                neither plain text nor one parameter",
    "/{a}-{b},             neither plain text nor one parameter",
    "/{a}b,                neither plain text nor one parameter",
    "/a}b,                 neither plain text nor one parameter",
    "/{},                  no name",
    "/:,                   no name",
    "/{1st},               no name",
    "/{a.b},               no name",
    "/{id?},               no name",
    "/todos/*,             '\"*\" in the segment'",
    "'/a b',               '\" \" in the segment'",
    "/café,                '\"é\" in the segment'",
    "/a?b=c,               '\"?\" in the segment'",
    "/a%2,                 two hex digits",
    "/a%zz,                two hex digits",
  })
  void refusesWhatIsNoRoute(String written, String reason) {
    assertThatThrownBy(() -> RoutePattern.parse(written)).hasMessageContaining(reason);
  }
}
