package dev.pikku.local.gateway;

import static dev.pikku.local.gateway.Requests.CALLS;
import static dev.pikku.local.gateway.Requests.get;
import static dev.pikku.local.gateway.Requests.post;
import static dev.pikku.local.gateway.Requests.text;
import static dev.pikku.local.gateway.Requests.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pikku.local.lambda.LambdaFunction;
import dev.pikku.local.lambda.PayloadLimit;
import dev.pikku.local.server.HttpReply;
import dev.pikku.local.server.HttpRequest;
import dev.pikku.local.testing.RecordedFunction;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A REST API hands requests over in version 1.0, and answers as AWS does. */
class RestApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> PROXY = List.of("ANY /", "ANY /{proxy+}");

  private final RecordedFunction function = RecordedFunction.answering("{\"statusCode\":204}");

  @Test
  void handsARequestOverAsAwsDoes() throws Exception {
    send(
        post(
            "/hello/w%C3%B6rld?name=me&name=you&empty",
            "application/json",
            "{}",
            "header1",
            "value1",
            "Header1",
            "value2",
            "User-Agent",
            "agent"));

    assertThat(function.event())
        .isEqualTo(
            """
            {"resource":"/{proxy+}",\
            "path":"/hello/w%C3%B6rld",\
            "httpMethod":"POST",\
            "headers":{\
            "Content-Type":"application/json",\
            "header1":"value2",\
            "Host":"localhost:3000",\
            "User-Agent":"agent",\
            "X-Amzn-Trace-Id":"Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e",\
            "X-Forwarded-For":"192.0.2.1",\
            "X-Forwarded-Port":"3000",\
            "X-Forwarded-Proto":"http"},\
            "multiValueHeaders":{\
            "Content-Type":["application/json"],\
            "header1":["value1","value2"],\
            "Host":["localhost:3000"],\
            "User-Agent":["agent"],\
            "X-Amzn-Trace-Id":["Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e"],\
            "X-Forwarded-For":["192.0.2.1"],\
            "X-Forwarded-Port":["3000"],\
            "X-Forwarded-Proto":["http"]},\
            "queryStringParameters":{"empty":"","name":"you"},\
            "multiValueQueryStringParameters":{"empty":[""],"name":["me","you"]},\
            "pathParameters":{"proxy":"hello/wörld"},\
            "stageVariables":null,\
            "requestContext":{\
            "resourceId":"f57dcf4",\
            "resourcePath":"/{proxy+}",\
            "httpMethod":"POST",\
            "extendedRequestId":"JKJaXmPLvHcESHA=",\
            "requestTime":"12/Mar/2020:19:03:58 +0000",\
            "path":"/hello/w%C3%B6rld",\
            "accountId":"123456789012",\
            "protocol":"HTTP/1.1",\
            "stage":"dev",\
            "domainPrefix":"localhost",\
            "requestTimeEpoch":1584039838390,\
            "requestId":"deef4878-7910-11e6-8f14-25afc3e9ae33",\
            "identity":{\
            "cognitoIdentityPoolId":null,\
            "accountId":null,\
            "cognitoIdentityId":null,\
            "caller":null,\
            "principalOrgId":null,\
            "accessKey":null,\
            "cognitoAuthenticationType":null,\
            "cognitoAuthenticationProvider":null,\
            "userArn":null,\
            "user":null,\
            "sourceIp":"192.0.2.1",\
            "userAgent":"agent"},\
            "domainName":"localhost",\
            "apiId":"local"},\
            "body":"{}",\
            "isBase64Encoded":false}\
            """);
  }

  @Test
  void handsOverNullForWhatThereIsNot() throws Exception {
    send(get("/"));
    for (String key :
        List.of(
            "queryStringParameters",
            "multiValueQueryStringParameters",
            "pathParameters",
            "stageVariables",
            "body")) {
      assertThat(event().get(key).isNull()).as(key).isTrue();
    }
    assertThat(event().get("resource").asText()).isEqualTo("/");
  }

  @Test
  void takesTheStageOffThePathButNotOffTheContext() throws Exception {
    RestApi api = api(PROXY, true, List.of());
    api.answer(get("/dev//hello%2Bthere/"));
    assertThat(event().get("path").asText()).isEqualTo("/hello%2Bthere/");
    assertThat(event().at("/requestContext/path").asText()).isEqualTo("/dev//hello%2Bthere/");
    api.answer(get("/dev"));
    assertThat(event().get("path").asText()).isEqualTo("/");

    HttpReply reply = api.answer(get("/hello"));
    assertThat(reply.status()).isEqualTo(403);
    assertThat(text(reply)).isEqualTo("{\"message\": \"Forbidden\"}");
  }

  @Test
  void handsOverBase64WhereTheApiSaysBinary() throws Exception {
    RestApi api = api(PROXY, false, List.of("image/png"));
    api.answer(Requests.of("POST", "/", new byte[] {(byte) 0xff}, "Content-Type", "image/png"));
    assertThat(event().get("body").asText()).isEqualTo("/w==");
    assertThat(event().get("isBase64Encoded").asBoolean()).isTrue();
    api.answer(Requests.of("POST", "/", new byte[] {(byte) 0xff}, "Content-Type", "image/gif"));
    assertThat(event().get("body").asText()).isEqualTo("\ufffd");
    assertThat(event().get("isBase64Encoded").asBoolean()).isFalse();
  }

  @Test
  void decodesAnAnswerOnlyIfTheFirstAcceptedTypeIsBinary() throws Exception {
    answers("{\"body\":\"QQ==\",\"isBase64Encoded\":true}");
    RestApi some = api(PROXY, false, List.of("image/png"));
    assertThat(text(some.answer(get("/", "Accept", "image/png, */*")))).isEqualTo("A");
    assertThat(text(some.answer(get("/", "Accept", "*/*, image/png")))).isEqualTo("QQ==");
    assertThat(text(some.answer(get("/")))).isEqualTo("QQ==");
    assertThat(text(api(PROXY, false, List.of("*/*")).answer(get("/")))).isEqualTo("A");
  }

  @Test
  void refusesPathsAndMethodsItDoesNotKnow() throws Exception {
    RestApi api =
        api(List.of("GET /todos/{id}", "GET /todos/new", "ANY /{proxy+}"), false, List.of());
    api.answer(get("/todos/new/"));
    assertThat(event().get("resource").asText()).isEqualTo("/todos/new");
    api.answer(get("/todos/1"));
    assertThat(event().get("resource").asText()).isEqualTo("/todos/{id}");
    int before = function.events().size();

    HttpReply reply = api.answer(Requests.of("PUT", "/todos/1", new byte[0]));
    assertThat(reply.status()).isEqualTo(403);
    assertThat(text(reply)).isEqualTo("{\"message\": \"Missing Authentication Token\"}");
    assertThat(values(reply, "x-amzn-ErrorType"))
        .containsExactly("MissingAuthenticationTokenException");
    assertThat(function.events()).hasSize(before);
  }

  @Test
  void answersWhatTheFunctionSays() throws Exception {
    answers(
        """
        {"statusCode":"401","headers":{"X-A":"1","x-b":true,"WWW-Authenticate":"Bearer"},
         "multiValueHeaders":{"X-a":["1","2"],"Set-Cookie":["a=1","b=2"]},"body":"x"}\
        """);
    HttpReply reply = send(get("/"));

    assertThat(reply.status()).isEqualTo(401);
    assertThat(text(reply)).isEqualTo("x");
    assertThat(values(reply, "x-a")).containsExactly("1", "2");
    assertThat(values(reply, "x-b")).containsExactly("true");
    assertThat(values(reply, "set-cookie")).containsExactly("a=1", "b=2");
    assertThat(values(reply, "content-type")).containsExactly("application/json");
    assertThat(values(reply, "x-amzn-Remapped-WWW-Authenticate")).containsExactly("Bearer");
    assertThat(values(reply, "x-amzn-RequestId"))
        .containsExactly("deef4878-7910-11e6-8f14-25afc3e9ae33");
  }

  @Test
  void takesAnEmptyAnswerAsSuccess() throws Exception {
    answers("{}");
    HttpReply reply = send(get("/"));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "\"text\"",
        "{\"broken\":",
        "{\"statusCode\":\"ok\"}",
        "{\"statusCode\":200,\"cookies\":[]}",
        "{\"statusCode\":200,\"message\":\"x\"}",
        "{\"statusCode\":200,\"body\":{}}",
        "{\"statusCode\":200,\"isBase64Encoded\":null}",
        "{\"statusCode\":200,\"multiValueHeaders\":{\"a\":\"b\"}}"
      })
  void answersAnAnswerItCannotReadWith502(String answer) throws Exception {
    answers(answer);
    refuses(get("/"), 502, "{\"message\": \"Internal server error\"}");
  }

  @Test
  void answersFailuresAndSilence() throws Exception {
    function.then(RecordedFunction.failing()::invokeText);
    refuses(get("/"), 502, "{\"message\": \"Internal server error\"}");
    function.then(RecordedFunction.silent()::invokeText);
    refuses(get("/"), 504, "{\"message\": \"Endpoint request timed out\"}");
    assertThat(RestApi.PATIENCE).isEqualTo(Duration.ofSeconds(29));
  }

  @Test
  void refusesWhatIsTooLarge() throws Exception {
    refuses(
        Requests.of("POST", "/", new byte[HttpRequest.MAX_BODY + 1]),
        413,
        "{\"message\": \"HTTP content length exceeded 10485760 bytes.\"}");
    refuses(
        Requests.of(
            "POST",
            "/",
            "x"
                .repeat(LambdaFunction.MAX_PAYLOAD)
                .getBytes(java.nio.charset.StandardCharsets.UTF_8)),
        413,
        "{\"message\": \"Request Too Long\"}");
    refuses(
        get("/", "X-Large", "x".repeat(10_240)),
        431,
        "{\"message\": \"HTTP header is larger than 10240 bytes.\"}");
    refuses(get("/%zz"), 400, "{\"message\": \"Bad Request\"}");
  }

  private void answers(String json) {
    function.then(event -> RecordedFunction.json(json));
  }

  private HttpReply send(HttpRequest request) throws InterruptedException {
    return api(PROXY, false, List.of()).answer(request);
  }

  private void refuses(HttpRequest request, int status, String body) throws InterruptedException {
    HttpReply reply = send(request);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(text(reply)).isEqualTo(body);
  }

  private RestApi api(List<String> routes, boolean stageInPath, List<String> binaryTypes) {
    LambdaFunction limited = new PayloadLimit(function);
    return new RestApi(
        routes.stream()
            .map(route -> new Route(route.split(" ", 2)[0], route.split(" ", 2)[1], limited))
            .toList(),
        new RestApi.Settings("dev", stageInPath, binaryTypes, Duration.ofMillis(50)),
        CALLS);
  }

  private JsonNode event() throws IOException {
    return JSON.readTree(function.event());
  }
}
