package dev.pikku.lambda;

import static dev.pikku.lambda.PublishedEvent.Form.LOAD_BALANCER;
import static dev.pikku.lambda.PublishedEvent.Form.LOAD_BALANCER_WITH_LISTS;
import static dev.pikku.lambda.PublishedEvent.Form.REST;
import static dev.pikku.lambda.PublishedEvent.Form.VERSION_2;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pikku.error.BadRequestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The events that AWS publishes: each request is read, and everything else refused. */
class PublishedEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GUIDE = "aws-lambda-developer-guide/";
  private static final String GO = "aws-lambda-go/";
  private static final String JAVA = "aws-lambda-java-libs/";
  private static final String SAM = "aws-sam-cli/";
  private static final String MALFORMED = "malformed";
  private static final String[] DOCUMENTED_QUERY = {
    "parameter1", "value1", "parameter1", "value2", "parameter2", "value"
  };

  /** What stands for what a user fills in. */
  private static final Map<String, String> FILLED_IN =
      Map.of(
          "{{{method}}}", "POST",
          "{{{path}}}", "examplepath",
          "{{{stage}}}", "prod",
          "{{{dns_suffix}}}", "us-east-1.amazonaws.com",
          "{{{resource}}}", "/{proxy+}",
          "\"{{{querystringparameters}}}\"", "{\"foo\":\"bar\"}",
          "{{{body}}}", base64("{\"test\":\"body\"}"));

  private static final Map<String, PublishedEvent> REQUESTS = new TreeMap<>();

  static {
    for (String name : List.of("java-events__event", "nodejs-apig__event-v2")) {
      REQUESTS.put(GUIDE + name + ".json", fromABrowser());
    }
    REQUESTS.put(
        GUIDE + "java-events__events__apigateway-v2.json",
        // the body is marked as base64, and is none
        fromABrowser().body(MALFORMED));
    REQUESTS.put(GUIDE + "nodejs-apig__event.json", fromABrowserByRest());
    REQUESTS.put(
        GUIDE + "java-events__events__apigateway-v1.json",
        fromABrowserByRest().body("Hello world!"));
    REQUESTS.put(
        GO + "alb-lambda-target-request-headers-only.json",
        PublishedEvent.of(LOAD_BALANCER, "GET /")
            .query("key", "hello")
            .header("X-MyHeader", "123")
            .caller("25.12.198.67"));
    REQUESTS.put(
        GO + "alb-lambda-target-request-multivalue-headers.json",
        PublishedEvent.of(LOAD_BALANCER_WITH_LISTS, "GET /")
            .query("key", "hello")
            .header("x-myheader", "123")
            .caller("72.21.198.67"));
    for (String name : List.of("apigw-request", "apigw-restapi-openapi-request")) {
      REQUESTS.put(
          GO + name + ".json",
          PublishedEvent.of(REST, "POST /hello/world")
              .query("name", "me")
              .header("accept-encoding", "gzip, deflate")
              .body("{\r\n\t\"a\": 1\r\n}")
              .caller("192.168.196.186"));
    }
    for (String authorizer : List.of("iam", "jwt-authorizer", "lambda-authorizer")) {
      REQUESTS.put(
          GO + "apigw-v2-request-" + authorizer + ".json",
          PublishedEvent.of(VERSION_2, "GET /my/path")
              .query(DOCUMENTED_QUERY)
              .header("header2", "value2")
              .body("{\r\n\t\"a\": 1\r\n}")
              .caller("IP"));
    }
    REQUESTS.put(
        GO + "apigw-v2-request-no-authorizer.json",
        PublishedEvent.of(VERSION_2, "GET /").header("accept", "*/*").caller("1.2.3.4"));
    for (String slash : List.of("-trailing-slash", "")) {
      REQUESTS.put(
          GO + "function-url-domain-only-get-request" + slash + ".json",
          PublishedEvent.of(VERSION_2, "GET /")
              .header("accept", "application/xml")
              .caller("127.0.0.1"));
    }
    REQUESTS.put(
        GO + "function-url-domain-only-request-with-base64-encoded-body.json",
        PublishedEvent.of(VERSION_2, "POST /").body("<idk/>").caller("127.0.0.1"));
    REQUESTS.put(
        GO + "function-url-request-with-headers-and-cookies-and-text-body.json",
        PublishedEvent.of(VERSION_2, "POST /hello")
            .query("hello", "world", "foo", "bar")
            .header("header2", "h1,h2")
            .cookie("hello", "hello")
            .body("{\"hello\": \"world\"}")
            .caller("127.0.0.1"));
    REQUESTS.put(
        GO + "lambda-urls-request.json",
        PublishedEvent.of(VERSION_2, "POST /my/path")
            .query(DOCUMENTED_QUERY)
            .header("header2", "value1,value2")
            .body("Hello from client!")
            .caller("123.123.123.123"));
    REQUESTS.put(
        JAVA + "apigw_http_event.json",
        PublishedEvent.of(VERSION_2, "POST /my/path")
            .query(DOCUMENTED_QUERY)
            .header("header2", "value1,value2")
            .header("cookie", "cookie1; cookie2")
            .body("Hello from Lambda!!")
            .caller("IP"));
    REQUESTS.put(
        JAVA + "apigw_rest_event.json",
        PublishedEvent.of(REST, "GET /my/path")
            .query("parameter1", "value1", "parameter2", "value1", "parameter2", "value2")
            .header("header2", "value1", "value2")
            .body("Hello from Lambda!")
            .caller("IP"));
    REQUESTS.put(
        JAVA + "elb_event.json",
        PublishedEvent.of(LOAD_BALANCER, "GET /")
            .header("accept-encoding", "gzip")
            .cookie("name", "value")
            .body("Hello from ELB")
            .caller("192.0.2.1"));
    PublishedEvent proxied =
        PublishedEvent.of(REST, "POST /path/to/resource")
            .query("foo", "bar")
            .header("accept-language", "en-US,en;q=0.8")
            .caller("127.0.0.1");
    REQUESTS.put(
        JAVA + "apigw/events/apigw_event.json", proxied.body("{\"message\": \"Lambda rocks\"}"));
    REQUESTS.put(JAVA + "apigw/events/apigw_event_nobody.json", proxied);
    PublishedEvent sam = PublishedEvent.of(REST, "POST /examplepath").body("{\"test\":\"body\"}");
    REQUESTS.put(
        SAM + "apigateway/AwsProxy.json",
        sam.query("foo", "bar").header("cache-control", "max-age=0").caller("127.0.0.1"));
    REQUESTS.put(
        SAM + "apigateway/HttpApi.json",
        PublishedEvent.of(VERSION_2, sam.request())
            .query(DOCUMENTED_QUERY)
            .header("header2", "value1,value2")
            .body(sam.body())
            .caller("192.168.0.1/32"));
    REQUESTS.put(
        SAM + "alb/ALBRequest.json",
        PublishedEvent.of(LOAD_BALANCER, sam.request())
            .query("query", "1234ABCD")
            .header("connection", "keep-alive")
            .body(sam.body())
            .caller("72.12.164.125"));
  }

  private final ExampleLambda lambda = new ExampleLambda();

  private static PublishedEvent fromABrowser() {
    return PublishedEvent.of(VERSION_2, "GET /nodejs-apig-function-1G3XMPLZXVXYI")
        .header("accept-language", "en-US,en;q=0.9")
        .cookie("regStatus", "pre-register")
        .caller("205.255.255.176");
  }

  private static PublishedEvent fromABrowserByRest() {
    return PublishedEvent.of(REST, "GET /")
        .header("accept-language", "en-US,en;q=0.9")
        .cookie("regStatus", "pre-register")
        .caller("52.255.255.12");
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Every published file by its name, filled in. */
  private static Map<String, byte[]> events() throws IOException {
    Path directory = SharedFiles.at("events");
    Map<String, byte[]> events = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".json")).toList()) {
        String text = Files.readString(file);
        for (Map.Entry<String, String> blank : FILLED_IN.entrySet()) {
          text = text.replace(blank.getKey(), blank.getValue());
        }
        String name = directory.relativize(file).toString().replace('\\', '/');
        events.put(name, text.getBytes(StandardCharsets.UTF_8));
      }
    }
    return events;
  }

  @Test
  void readsEveryRequestAsItIsDocumented() throws IOException {
    Map<String, byte[]> events = events();
    Map<String, PublishedEvent> read = new TreeMap<>();
    REQUESTS.forEach((name, expected) -> read.put(name, read(events.get(name), expected)));

    assertThat(read).containsExactlyInAnyOrderEntriesOf(REQUESTS);
  }

  private static PublishedEvent read(byte[] event, PublishedEvent expected) {
    try {
      return expected.readFrom(event);
    } catch (BadRequestException malformed) {
      String text = new String(event, StandardCharsets.UTF_8);
      byte[] bodiless = text.replace("\"body\"", "\"nobody\"").getBytes(StandardCharsets.UTF_8);
      return expected.readFrom(bodiless).body(MALFORMED);
    }
  }

  @Test
  void answersEveryRequestInItsOwnForm() throws IOException {
    Map<String, byte[]> events = events();
    REQUESTS.forEach(
        (name, expected) -> {
          JsonNode answer = LegalAnswer.read(lambda.bytes(events.get(name)));
          // their paths are nobody's here, and being answered means being routed
          assertThat(answer.path("statusCode").asInt()).as(name).isEqualTo(404);
          boolean lists = expected.form() == REST || expected.form() == LOAD_BALANCER_WITH_LISTS;
          JsonNode type = answer.path(lists ? "multiValueHeaders" : "headers").path("content-type");
          assertThat(type.isArray() ? type.path(0).asText() : type.asText())
              .as(name)
              .isEqualTo("application/json");
        });
  }

  @Test
  void knowsEveryFileThatLooksLikeARequest() throws IOException {
    Set<String> requests = new TreeSet<>();
    for (Map.Entry<String, byte[]> event : events().entrySet()) {
      if (looksLikeARequest(JSON.readTree(event.getValue()))) {
        requests.add(event.getKey());
      }
    }

    assertThat(requests).containsExactlyInAnyOrderElementsOf(REQUESTS.keySet());
  }

  /** Has a method and a path, and neither authorizes a request nor belongs to a WebSocket. */
  private static boolean looksLikeARequest(JsonNode event) {
    JsonNode context = event.path("requestContext");
    boolean hasMethod = event.has("httpMethod") || context.path("http").has("method");
    boolean hasPath = event.has("path") || event.has("rawPath");
    return hasMethod
        && hasPath
        && !"REQUEST".equals(event.path("type").asText())
        && !context.has("connectionId");
  }

  @Test
  void refusesEveryOtherEventAndTellsNothing() throws IOException {
    Map<String, byte[]> events = events();
    events.keySet().removeAll(REQUESTS.keySet());

    assertThat(events).hasSizeGreaterThan(50);
    events.forEach(
        (name, event) -> {
          JsonNode answer = LegalAnswer.read(lambda.bytes(event));
          assertThat(answer.path("statusCode").asInt()).as(name).isEqualTo(400);
          assertThat(answer.has("body")).as(name).isFalse();
        });
  }
}
