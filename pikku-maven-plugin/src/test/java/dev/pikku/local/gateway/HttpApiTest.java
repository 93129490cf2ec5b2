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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An HTTP API hands requests over in version 2.0, and answers as AWS does. */
class HttpApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final RecordedFunction function = RecordedFunction.answering("{\"statusCode\":204}");

  @Test
  void handsARequestOverAsAwsDoes() throws Exception {
    send(
        Requests.of(
            "POST",
            "/my/path?parameter1=value1&parameter1=value2&parameter2=a%20b%2B",
            "{\"text\":\"Grüße\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8),
            "Content-Type",
            "application/json",
            "Header1",
            "value1",
            "header2",
            "value1",
            "Header2",
            "value2",
            "Cookie",
            "cookie1=a; cookie2=b",
            "Cookie",
            "cookie3=c=d",
            "User-Agent",
            "agent"));

    assertThat(function.event())
        .isEqualTo(
            """
            {"version":"2.0",\
            "routeKey":"ANY /{proxy+}",\
            "rawPath":"/my/path",\
            "rawQueryString":"parameter1=value1&parameter1=value2&parameter2=a%20b%2B",\
            "cookies":["cookie1=a","cookie2=b","cookie3=c=d"],\
            "headers":{\
            "content-length":"18",\
            "content-type":"application/json",\
            "header1":"value1",\
            "header2":"value1,value2",\
            "host":"localhost:3000",\
            "user-agent":"agent",\
            "x-amzn-trace-id":"Root=1-5e6722a7-cc56xmpl46db7ae02d4da47e",\
            "x-forwarded-for":"192.0.2.1",\
            "x-forwarded-port":"3000",\
            "x-forwarded-proto":"http"},\
            "queryStringParameters":{"parameter1":"value1,value2","parameter2":"a b+"},\
            "requestContext":{\
            "accountId":"123456789012",\
            "apiId":"local",\
            "domainName":"localhost",\
            "domainPrefix":"localhost",\
            "http":{\
            "method":"POST",\
            "path":"/my/path",\
            "protocol":"HTTP/1.1",\
            "sourceIp":"192.0.2.1",\
            "userAgent":"agent"},\
            "requestId":"JKJaXmPLvHcESHA=",\
            "routeKey":"ANY /{proxy+}",\
            "stage":"$default",\
            "time":"12/Mar/2020:19:03:58 +0000",\
            "timeEpoch":1584039838390},\
            "pathParameters":{"proxy":"my/path"},\
            "body":"{\\"text\\":\\"Grüße\\"}",\
            "isBase64Encoded":false}\
            """);
  }

  @Test
  void leavesOutWhatThereIsNot() throws Exception {
    send(get("/"));

    assertThat(event().fieldNames())
        .toIterable()
        .containsExactly(
            "version",
            "routeKey",
            "rawPath",
            "rawQueryString",
            "headers",
            "requestContext",
            "isBase64Encoded");
    assertThat(event().get("routeKey").asText()).isEqualTo("ANY /");
    assertThat(event().get("rawQueryString").asText()).isEmpty();
    assertThat(event().at("/headers/content-length").asText()).isEqualTo("0");
    assertThat(event().at("/requestContext/http/userAgent").asText()).isEmpty();
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({
    "/a%20b,/a b",
    "/a%2Fb,/a/b",
    "/gr%C3%BC%C3%9Fe,/grüße",
    "/a+b,/a+b",
    "/a%3Fb,/a",
    "/a//b/,/a//b/"
  })
  void decodesThePathAsHttpApisDo(String sent, String seen) throws Exception {
    send(get(sent));
    assertThat(event().get("rawPath").asText()).isEqualTo(seen);
    assertThat(event().at("/requestContext/http/path").asText()).isEqualTo(seen);
  }

  @Test
  void refusesAPathThatIsNoEncoding() throws Exception {
    refuses(get("/a%zz"), 400, "{\"message\":\"Bad Request\"}");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/octet-stream",
        "image/png"
      })
  void handsFormsAndBytesOverInBase64(String type) throws Exception {
    send(post("/", type, "a=1"));
    assertThat(event().get("body").asText()).isEqualTo("YT0x");
    assertThat(event().get("isBase64Encoded").asBoolean()).isTrue();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"text/plain", "Application/JSON; charset=utf-8", "application/problem+json"})
  void handsTextsOverAsText(String type) throws Exception {
    send(post("/", type, "a=1"));
    assertThat(event().get("body").asText()).isEqualTo("a=1");
    assertThat(event().get("isBase64Encoded").asBoolean()).isFalse();
  }

  @Test
  void losesNothingOfWhatOnlyClaimsToBeText() throws Exception {
    send(Requests.of("POST", "/", new byte[] {(byte) 0xff, 0}, "Content-Type", "text/plain"));
    assertThat(event().get("body").asText()).isEqualTo("/wA=");
    send(
        Requests.of(
            "POST", "/", new byte[] {65}, "Content-Type", "text/plain", "Content-Encoding", "br"));
    assertThat(event().get("body").asText()).isEqualTo("QQ==");
  }

  @Test
  void addsToWhatProxiesSaid() throws Exception {
    send(get("/", "X-Forwarded-For", "203.0.113.9", "X-Amzn-Trace-Id", "Root=1-aa-bb", "TE", "x"));
    assertThat(event().at("/headers/x-forwarded-for").asText()).isEqualTo("203.0.113.9, 192.0.2.1");
    assertThat(event().at("/headers/x-amzn-trace-id").asText()).isEqualTo("Root=1-aa-bb");
    assertThat(event().at("/headers/te").isMissingNode()).isTrue();
  }

  @Test
  void takesTheMostSpecificRoute() throws Exception {
    List<String> routes =
        List.of(
            "$default",
            "GET /{proxy+}",
            "GET /todos/{id}",
            "ANY /todos/{id}",
            "GET /todos/new",
            "GET /todos/{id}/notes/{rest+}");
    assertThat(routeKey(routes, get("/todos/new"))).isEqualTo("GET /todos/new");
    assertThat(routeKey(routes, get("/todos/a%20b"))).isEqualTo("GET /todos/{id}");
    assertThat(event().at("/pathParameters/id").asText()).isEqualTo("a b");
    assertThat(routeKey(routes, Requests.of("PUT", "/todos/1", new byte[0])))
        .isEqualTo("ANY /todos/{id}");
    assertThat(routeKey(routes, get("/todos/1/notes/2/3")))
        .isEqualTo("GET /todos/{id}/notes/{rest+}");
    assertThat(event().at("/pathParameters/rest").asText()).isEqualTo("2/3");
    assertThat(routeKey(routes, get("/todos/1/notes"))).isEqualTo("GET /{proxy+}");
    assertThat(routeKey(routes, Requests.of("PUT", "/x", new byte[0]))).isEqualTo("$default");
    assertThat(event().has("pathParameters")).isFalse();
  }

  @Test
  void answersWhatNoRouteTakes() throws Exception {
    HttpReply reply = api(function, List.of("GET /todos")).answer(get("/todo"));
    assertThat(reply.status()).isEqualTo(404);
    assertThat(text(reply)).isEqualTo("{\"message\":\"Not Found\"}");
    assertThat(values(reply, "Apigw-Requestid")).containsExactly("JKJaXmPLvHcESHA=");
  }

  @Test
  void answersWhatTheFunctionSays() throws Exception {
    answers(
        """
        {"statusCode":"201","headers":{"Content-Type":"text/html","X-Count":3,"X-Yes":true},
         "cookies":["a=1; Path=/","b=2, 3"],"body":"PGI+","isBase64Encoded":true}\
        """);
    HttpReply reply = send(get("/"));

    assertThat(reply.status()).isEqualTo(201);
    assertThat(text(reply)).isEqualTo("<b>");
    assertThat(values(reply, "Content-Type")).containsExactly("text/html");
    assertThat(values(reply, "X-Count")).containsExactly("3");
    assertThat(values(reply, "X-Yes")).containsExactly("true");
    assertThat(values(reply, "Set-Cookie")).containsExactly("a=1; Path=/", "b=2, 3");
  }

  @Test
  void saysTextWhereTheFunctionSaysNoType() throws Exception {
    answers("{\"statusCode\":200,\"body\":\"x\",\"headers\":null,\"cookies\":null}");
    assertThat(values(send(get("/")), "Content-Type")).containsExactly("text/plain; charset=utf-8");
    answers("{\"statusCode\":204,\"body\":null}");
    assertThat(values(send(get("/")), "Content-Type")).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"{\"name\":\"Ann\"}", "\"text\"", "[1]", "{\"broken\":", "null"})
  void takesAnAnswerWithoutStatusAsTheBody(String answer) throws Exception {
    answers(answer);
    HttpReply reply = send(get("/"));
    assertThat(reply.status()).isEqualTo(200);
    assertThat(text(reply)).isEqualTo(answer);
    assertThat(values(reply, "Content-Type")).containsExactly("application/json");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{\"statusCode\":\"ok\"}",
        "{\"statusCode\":null}",
        "{\"statusCode\":99}",
        "{\"statusCode\":200.5}",
        "{\"statusCode\":200,\"body\":{}}",
        "{\"statusCode\":200,\"body\":\"*\",\"isBase64Encoded\":true}",
        "{\"statusCode\":200,\"isBase64Encoded\":null}",
        "{\"statusCode\":200,\"headers\":[]}",
        "{\"statusCode\":200,\"headers\":{\"a\":[]}}",
        "{\"statusCode\":200,\"cookies\":\"a=1\"}"
      })
  void answersAnAnswerItCannotReadWith500(String answer) throws Exception {
    answers(answer);
    refuses(get("/"), 500, "{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void answersAFailureWith500AndNothingOfIt() throws Exception {
    HttpReply reply = api(RecordedFunction.failing(), List.of("ANY /")).answer(get("/"));
    assertThat(reply.status()).isEqualTo(500);
    assertThat(text(reply)).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void doesNotWaitLongerThanApiGateway() throws Exception {
    HttpReply reply = api(RecordedFunction.silent(), List.of("ANY /")).answer(get("/"));
    assertThat(reply.status()).isEqualTo(503);
    assertThat(text(reply)).isEqualTo("{\"message\":\"Service Unavailable\"}");
    assertThat(HttpApi.PATIENCE).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void refusesWhatIsTooLarge() throws Exception {
    refuses(
        Requests.of("POST", "/", new byte[HttpRequest.MAX_BODY + 1], "Content-Type", "text/plain"),
        413,
        "{\"message\":\"Request Entity Too Large\"}");
    // a third more in base64, so too large for the function though not for the gateway
    refuses(
        Requests.of("POST", "/", new byte[5 * 1024 * 1024], "Content-Type", "image/png"),
        413,
        "{\"message\":\"Request Entity Too Large\"}");
    refuses(
        get("/", "X-Large", "x".repeat(10_240)),
        431,
        "{\"message\":\"Request Header Fields Too Large\"}");
    assertThat(function.events()).isEmpty();
  }

  @Test
  void refusesAnAnswerThatIsTooLarge() throws Exception {
    answers("{\"statusCode\":200,\"body\":\"" + "x".repeat(LambdaFunction.MAX_PAYLOAD) + "\"}");
    refuses(get("/"), 500, "{\"message\":\"Internal Server Error\"}");
  }

  private void answers(String json) {
    function.then(event -> RecordedFunction.json(json));
  }

  private HttpReply send(HttpRequest request) throws InterruptedException {
    return api(function, List.of("ANY /", "ANY /{proxy+}")).answer(request);
  }

  private void refuses(HttpRequest request, int status, String body) throws InterruptedException {
    HttpReply reply = send(request);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(text(reply)).isEqualTo(body);
    assertThat(values(reply, "Content-Type")).containsExactly("application/json");
  }

  private String routeKey(List<String> routes, HttpRequest request) throws Exception {
    api(function, routes).answer(request);
    return event().get("routeKey").asText();
  }

  private static HttpApi api(LambdaFunction function, List<String> routes) {
    LambdaFunction limited = new PayloadLimit(function);
    return new HttpApi(
        routes.stream()
            .map(
                route ->
                    route.equals("$default")
                        ? new Route("ANY", route, limited)
                        : new Route(route.split(" ", 2)[0], route.split(" ", 2)[1], limited))
            .toList(),
        Duration.ofMillis(50),
        CALLS);
  }

  private JsonNode event() throws IOException {
    return JSON.readTree(function.event());
  }
}
