package dev.pikku.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.auth.ApiKey;
import dev.pikku.auth.ApiKeySession;
import dev.pikku.auth.Authorizer;
import dev.pikku.auth.AuthorizerSession;
import dev.pikku.auth.BearerSession;
import dev.pikku.auth.CookieSession;
import dev.pikku.auth.JwtKey;
import dev.pikku.auth.JwtService;
import dev.pikku.auth.SessionSource;
import dev.pikku.auth.SessionTokens;
import dev.pikku.channel.ChannelDoor;
import dev.pikku.channel.ChannelRow;
import dev.pikku.channel.MemoryChannelStore;
import dev.pikku.error.ConflictException;
import dev.pikku.lambda.example.ExampleChannelBootstrap;
import dev.pikku.lambda.example.ExampleChannelBootstrap.UserSession;
import dev.pikku.lambda.example.ExampleChannelBootstrap.UserSessionCodec;
import dev.pikku.lambda.example.RecordedConnections;
import dev.pikku.lambda.example.RecordedConnections.Sent;
import dev.pikku.lambda.example.RecordedLog;
import dev.pikku.service.Logger;
import dev.pikku.service.SecretValue;
import dev.pikku.wire.ChannelWire;
import dev.pikku.wire.Middleware;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens on the wire of a channel. */
class WebSocketLambdaTest {
  private static final String ENDPOINT = "https://abc.execute-api.eu-central-1.amazonaws.com/dev";

  private final MemoryChannelStore store = new MemoryChannelStore();
  private final RecordedConnections connections = new RecordedConnections();
  private final RecordedLog log = new RecordedLog();
  private final Map<String, String> environment = new HashMap<>();
  private ExampleChannelBootstrap door = door(new Token());

  private ExampleChannelBootstrap door(Middleware... middleware) {
    return new ExampleChannelBootstrap(store, connections, log, middleware);
  }

  /** Takes {@code Bearer ann} for Ann's session. */
  private static final class Token extends BearerSession<UserSession> {
    Token() {
      super(
          new SessionSource<UserSession>() {
            @Override
            public Class<UserSession> type() {
              return UserSession.class;
            }

            @Override
            public UserSession find(String token) {
              return token.equals("bad") ? null : new UserSession(token);
            }
          });
    }
  }

  private final class Lambda extends WebSocketLambda {
    Lambda(Map<String, String> environment) {
      // lazy: the door is the outer class's, which an inner constructor does not know yet
      super(environment, true);
    }

    @Override
    protected ChannelDoor open(Map<String, String> environment) {
      return door;
    }
  }

  private JsonNode call(ObjectNode event) {
    return call(WebSocketEvents.bytes(event));
  }

  private JsonNode call(byte[] event) {
    return call(new Lambda(environment), event);
  }

  private static JsonNode call(WebSocketLambda lambda, byte[] event) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      lambda.handleRequest(new ByteArrayInputStream(event), out, new FakeLambdaContext(3000));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return ExampleLambda.json(out.toString(StandardCharsets.UTF_8));
  }

  private JsonNode connect(String q, String... headers) {
    return call(WebSocketEvents.connect("c1", new String[] {"channel", "feed", "q", q}, headers));
  }

  private void connected(String q) {
    assertThat(connect(q, "Authorization", "Bearer ann").path("statusCode").asInt()).isEqualTo(200);
  }

  private JsonNode message(String body) {
    return call(WebSocketEvents.message("c1", body));
  }

  private String reply(String body) {
    JsonNode answer = message(body);
    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    return answer.has("body") ? answer.path("body").asText() : null;
  }

  private JsonNode error(String body) {
    JsonNode frame = ExampleLambda.json(reply(body));
    assertThat(frame.path("error").path("errorId").asText()).isNotEmpty();
    return frame;
  }

  private static JsonNode body(JsonNode answer) {
    return ExampleLambda.json(answer.path("body").asText());
  }

  private ChannelRow row() {
    return store.find("c1");
  }

  private List<String> subscribers(String topic) {
    return store.subscribers(topic, null).subscribers().stream()
        .map(subscriber -> subscriber.channelId())
        .toList();
  }

  // connecting

  @Test
  void keepsAChannelThatConnects() {
    long begin = Instant.now().getEpochSecond();

    connected("todos");

    assertThat(row().channel()).isEqualTo("feed");
    assertThat(row().endpoint()).isEqualTo(ENDPOINT);
    assertThat(row().session()).isEqualTo("{\"user\":\"ann\"}");
    assertThat(row().expiresAt()).isBetween(begin + 7800, begin + 7900);
    assertThat(subscribers("todos")).containsExactly("c1");
    assertThat(subscribers("brief")).isEmpty();
    assertThat(connections.all()).isEmpty();
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void bindsTheInputOfConnectFromQueryHeadersAndCookies() {
    connect("todos", "Authorization", "Bearer ann", "User-Agent", "test", "Cookie", "theme=dark");

    assertThat(row().pending())
        .containsExactly("{\"n\":1}", "{\"hello\":\"ann\",\"agent\":\"test\",\"theme\":\"dark\"}");
  }

  @Test
  void refusesAnInputThatIsWrongWithEveryViolation() {
    JsonNode answer =
        call(
            WebSocketEvents.connect(
                "c1",
                new String[] {"channel", "feed", "page", "x", "other", "1"},
                "Authorization",
                "Bearer ann"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(422);
    assertThat(body(answer).path("violations").findValuesAsText("path"))
        .containsExactlyInAnyOrder("q", "page", "other");
    assertThat(row()).isNull();
  }

  @Test
  void refusesWhoHasNoSession() {
    JsonNode answer = connect("todos");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(401);
    assertThat(body(answer).path("name").asText()).isEqualTo("UnauthorizedError");
    assertThat(row()).isNull();
    assertThat(subscribers("todos")).isEmpty();
  }

  @Test
  void refusesATokenThatNobodyKnows() {
    assertThat(connect("todos", "authorization", "Bearer bad").path("statusCode").asInt())
        .isEqualTo(401);
    assertThat(row()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"conflict,409", "throw,500", "large,500", "much,500", "close,403"})
  void refusesWhatConnectThrowsAndKeepsNothing(String q, int status) {
    JsonNode answer = connect(q, "Authorization", "Bearer ann");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(status);
    assertThat(answer.toString()).doesNotContain("m4rk3r");
    assertThat(body(answer).path("errorId").asText()).isNotEmpty();
    assertThat(row()).isNull();
    assertThat(log.lines()).hasSize(status == 500 ? 1 : 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nobody", "Feed"})
  void hasNoChannelOfAnotherName(String name) {
    JsonNode answer = call(WebSocketEvents.connect("c1", new String[] {"channel", name}));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
    assertThat(body(answer).path("message").asText()).contains("?channel=name");
  }

  @Test
  void hasNoChannelWhereNoneOrTwoAreNamed() {
    ObjectNode two =
        WebSocketEvents.connect("c1", new String[] {"channel", "feed", "channel", "open"});

    assertThat(call(WebSocketEvents.connect("c1", new String[0])).path("statusCode").asInt())
        .isEqualTo(404);
    assertThat(call(two).path("statusCode").asInt()).isEqualTo(404);
  }

  @Test
  void takesTheChannelOfTheVariableWhereItsApiHasButOne() {
    environment.put("PIKKU_CHANNEL", "open");

    call(WebSocketEvents.connect("c1", new String[0]));

    assertThat(row().channel()).isEqualTo("open");
  }

  @Test
  void takesAnEmptyVariableForNone() {
    environment.put("PIKKU_CHANNEL", "");

    assertThat(
            call(WebSocketEvents.connect("c1", new String[] {"channel", "open"}))
                .path("statusCode")
                .asInt())
        .isEqualTo(200);
  }

  @Test
  void takesTheOnlyChannelThereIs() {
    door =
        new ExampleChannelBootstrap(store, connections, log) {
          @Override
          protected int onlyChannel() {
            return 1;
          }
        };

    call(WebSocketEvents.connect("c1", new String[] {"anything", "else"}));

    assertThat(row().channel()).isEqualTo("open");
    assertThat(row().session()).isNull();
  }

  @Test
  void connectsPagesOfListedOriginsAndWhatIsNoPage() {
    door.only("https://app.example.com");
    String[] open = {"channel", "open"};

    assertThat(call(WebSocketEvents.connect("c1", open)).path("statusCode").asInt()).isEqualTo(200);
    assertThat(
            call(WebSocketEvents.connect("c2", open, "Origin", "https://app.example.com"))
                .path("statusCode")
                .asInt())
        .isEqualTo(200);
    for (String foreign : List.of("https://evil.example.com", "null", "")) {
      JsonNode answer = call(WebSocketEvents.connect("c3", open, "Origin", foreign));
      assertThat(answer.path("statusCode").asInt()).isEqualTo(403);
    }
    assertThat(store.find("c3")).isNull();
  }

  @Test
  void choosesASubprotocol() {
    JsonNode answer = connect("protocol", "Authorization", "Bearer ann");

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("headers").path("Sec-WebSocket-Protocol").asText()).isEqualTo("todo.v1");
  }

  @Test
  void connectsByCookieAndLeavesABadOneAlone() {
    SessionTokens<UserSession> tokens =
        new SessionTokens<>(
            new UserSessionCodec(),
            JwtService.of(JwtKey.hs256(new SecretValue("k".repeat(32)))),
            Duration.ofHours(1));
    door = door(new Cookie(tokens));
    String token = tokens.issue(new UserSession("bob"));

    assertThat(connect("plain", "Cookie", "session=x" + token).path("statusCode").asInt())
        .isEqualTo(401);
    assertThat(connect("plain", "Cookie", "a=b; session=" + token).path("statusCode").asInt())
        .isEqualTo(200);
    assertThat(row().session()).isEqualTo("{\"user\":\"bob\"}");
  }

  private static final class Cookie extends CookieSession<UserSession> {
    Cookie(SessionTokens<UserSession> tokens) {
      super(tokens);
    }
  }

  @Test
  void connectsByApiKey() {
    door = door(new Key());

    assertThat(connect("plain", "X-Api-Key", "k2").path("statusCode").asInt()).isEqualTo(401);
    assertThat(connect("plain", "X-Api-Key", "k1").path("statusCode").asInt()).isEqualTo(200);
    assertThat(row().session()).isEqualTo("{\"user\":\"machine\"}");
  }

  private static final class Key extends ApiKeySession<UserSession> {
    Key() {
      super(UserSession.class);
    }

    @Override
    protected UserSession find(ApiKey key) {
      return key.matches(ApiKey.of("k1").hash()) ? new UserSession("machine") : null;
    }
  }

  @Test
  void connectsWhomTheGatewayKnows() {
    door = door(new Gateway());
    ObjectNode event =
        WebSocketEvents.connect("c1", new String[] {"channel", "feed", "q", "plain"});
    event.withObject("/requestContext").putObject("authorizer").put("principalId", "carl");

    assertThat(call(event).path("statusCode").asInt()).isEqualTo(200);
    assertThat(row().session()).isEqualTo("{\"user\":\"carl\"}");
  }

  private static final class Gateway extends AuthorizerSession<UserSession> {
    Gateway() {
      super(UserSession.class);
    }

    @Override
    protected UserSession session(Authorizer authorizer) {
      String user = authorizer.claims().text("principalId");
      return user == null ? null : new UserSession(user);
    }
  }

  @Test
  void doesNotConnectForAnAuthorizersQuestion() {
    ObjectNode event = WebSocketEvents.connect("c1", new String[] {"channel", "open"});
    event.put("type", "REQUEST").put("methodArn", "arn:aws:execute-api:x:1:abc/dev/$connect");

    assertThat(call(event).path("statusCode").asInt()).isEqualTo(400);
    assertThat(row()).isNull();
  }

  // messages

  @Test
  void deliversWhatConnectSentBeforeTheFirstReplyAndOnce() {
    connected("todos");

    reply("{\"action\":\"nothing\"}");
    reply("{\"action\":\"nothing\"}");

    assertThat(connections.all())
        .containsExactly(
            new Sent(ENDPOINT, "c1", "{\"n\":1}"),
            new Sent(ENDPOINT, "c1", "{\"hello\":\"ann\",\"agent\":\"\",\"theme\":\"\"}"));
    assertThat(row().pending()).isEmpty();
  }

  @Test
  void takesTheMessageAlsoWhereThoseFramesCannotBeDelivered() {
    connected("todos");
    connections.cannotBeReached("c1");

    assertThat(reply("{\"action\":\"nothing\"}")).isEqualTo("{\"action\":\"nothing\"}");
    assertThat(log.lines()).hasSize(1);
    assertThat(store.find("c1").pending()).hasSize(2);
  }

  @Test
  void refusesWhomMiddlewareKeepsFromTheFunctionWithoutAWord() {
    door = door((wire, next) -> next.proceed(), (wire, next) -> {});

    assertThat(connect("plain").path("statusCode").asInt()).isEqualTo(403);
    assertThat(store.find("c1")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'action':'get','id':'1'}|{'action':'get','id':'1','text':'found','done':false}",
        "{'id':'1' , 'action' : 'get' }|{'action':'get','id':'1','text':'found','done':false}",
        "{'action':'list'}|{'action':'list','result':[1,'b']}",
        "{'action':'name'}|{'action':'name','result':'ann'}",
        "{'action':'nothing','x':[]}|{'action':'nothing'}",
        "{'action':'empty'}|{'action':'empty'}",
        "{'action':'null'}|{'action':'null','result':null}",
        "{'action':'reserved'}|{'action':'reserved','a':2}",
        "{'\\u0061ction':'n\\u0061me'}|{'action':'name','result':'ann'}",
      })
  void repliesWithTheRoutingKeyInFront(String message, String reply) {
    connected("plain");

    String frame = reply(message.replace('\'', '"'));

    assertThat(ExampleLambda.json(frame)).isEqualTo(ExampleLambda.json(reply.replace('\'', '"')));
    assertThat(frame).startsWith("{\"action\":");
    assertThat(connections.all()).isEmpty();
  }

  @Test
  void takesTextOfAllKindsByDefaultAndRepliesWithItAsItIs() {
    call(WebSocketEvents.connect("c1", new String[] {"channel", "open"}));

    for (String body : List.of("", "héllo \"you\"", "{\"type\":\"x\"}", "{", "[1]", "null")) {
      assertThat(reply(body)).isEqualTo("open got " + body);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"hello", "{}", "[]", "{\"action\":1}", "{\"action\":null}", "{\"action\""})
  void refusesMessagesWithoutAnAction(String body) {
    connected("plain");

    JsonNode frame = error(body);

    assertThat(frame.path("error").path("name").asText()).isEqualTo("BadRequestError");
    assertThat(frame.path("error").path("message").asText()).contains("\"action\"");
    assertThat(frame.has("action")).isFalse();
  }

  @Test
  void refusesActionsThatNobodyTakesByName() {
    connected("plain");

    JsonNode frame = error("{\"action\":\"dance\"}");

    assertThat(frame.path("error").path("message").asText())
        .isEqualTo("Nothing here takes the action \"dance\"");
    assertThat(frame.path("action").asText()).isEqualTo("dance");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'action':'get'}|InvalidInputError",
        "{'action':'get','id':'1','x':2}|InvalidInputError",
        "{'action':'get','action':'name','id':'1'}|InvalidInputError",
        "{'action':'get','id':1}|InvalidInputError",
        "{'action':'get','id':'1',}|BadRequestError",
        "{'action':'get',}|BadRequestError",
        "{'action':'get','id':'1'} x|BadRequestError",
        "{'action':'conflict'}|ConflictError",
        "{'action':'foreign'}|TeapotError",
      })
  void tellsWhatIsWrongWithAMessage(String message, String name) {
    connected("plain");

    JsonNode frame = error(message.replace('\'', '"'));

    assertThat(frame.path("error").path("name").asText()).isEqualTo(name);
    assertThat(frame.path("action").asText()).isNotEmpty();
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void tellsNothingOfWhatNobodyExpected() {
    connected("plain");

    JsonNode frame = error("{\"action\":\"throw\"}");

    assertThat(frame.path("error").size()).isOne();
    assertThat(frame.path("action").asText()).isEqualTo("throw");
    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().get(0).level()).isEqualTo(Logger.Level.ERROR);
    assertThat(log.lines().get(0).traceId()).isEqualTo("R1knPH17NjMFftw=");
    assertThat(log.lines().get(0).message())
        .contains(frame.path("error").path("errorId").asText())
        .doesNotContain("m4rk3r");
  }

  @Test
  void asksForASessionPerMessage() {
    environment.put("PIKKU_CHANNEL", "feed");
    store.add(new ChannelRow("c1", "feed", ENDPOINT, null, List.of(), Long.MAX_VALUE), List.of());

    assertThat(error("{\"action\":\"name\"}").path("error").path("name").asText())
        .isEqualTo("UnauthorizedError");
    assertThat(reply("{\"action\":\"login\",\"id\":\"dora\"}"))
        .isEqualTo("{\"action\":\"login\",\"ok\":true}");
    assertThat(row().session()).isEqualTo("{\"user\":\"dora\"}");
    assertThat(reply("{\"action\":\"name\"}"))
        .isEqualTo("{\"action\":\"name\",\"result\":\"dora\"}");
  }

  @Test
  void doesNotKeepASessionThatAFailedCallStarted() {
    connected("plain");

    error("{\"action\":\"login\",\"id\":\"wrong\"}");
    error("{\"action\":\"throw\"}");

    assertThat(row().session()).isEqualTo("{\"user\":\"ann\"}");
  }

  @Test
  void keepsTheEndOfASessionWhateverElseFails() {
    connected("plain");

    error("{\"action\":\"logout\",\"how\":\"fail\"}");

    assertThat(row().session()).isNull();
    assertThat(error("{\"action\":\"name\"}").path("error").path("name").asText())
        .isEqualTo("UnauthorizedError");
  }

  @Test
  void takesAStoredSessionThatIsOfAnOlderRecordForNone() {
    store.add(
        new ChannelRow("c1", "feed", ENDPOINT, "{\"id\":7}", List.of(), Long.MAX_VALUE), List.of());

    assertThat(error("{\"action\":\"name\"}").path("error").path("name").asText())
        .isEqualTo("UnauthorizedError");
  }

  @Test
  void subscribesAndUnsubscribes() {
    connected("plain");

    reply("{\"action\":\"follow\",\"id\":\"todos\"}");
    assertThat(subscribers("todos")).containsExactly("c1");
    reply("{\"action\":\"leave\",\"id\":\"todos\"}");
    assertThat(subscribers("todos")).isEmpty();
  }

  @Test
  void sendsFramesAtOnceBeforeTheReply() {
    connected("plain");

    assertThat(reply("{\"action\":\"send\"}")).isEqualTo("{\"action\":\"send\",\"sent\":2}");
    assertThat(connections.frames()).containsExactly("{\"n\":1}", "{\"n\":2}");
  }

  @Test
  void sendsRepliesAfterThemWhereTheyGoThroughConnections() {
    door.replyingByConnections();
    connected("plain");

    assertThat(reply("{\"action\":\"send\"}")).isNull();
    assertThat(reply("{\"action\":\"conflict\"}")).isNull();
    assertThat(connections.frames())
        .startsWith("{\"n\":1}", "{\"n\":2}", "{\"action\":\"send\",\"sent\":2}")
        .hasSize(4);
    assertThat(connections.frames().get(3)).contains("\"ConflictError\"");
  }

  @Test
  void forgetsAClientThatTurnsOutToBeGone() {
    connected("plain");
    connections.isGone("c1");

    reply("{\"action\":\"send\"}");

    assertThat(connections.frames()).containsExactly("{\"n\":1}");
    assertThat(row()).isNull();
  }

  @Test
  void failsACallWhoseFrameIsNotDelivered() {
    connected("plain");
    connections.cannotBeReached("c1");

    assertThat(error("{\"action\":\"send\"}").path("error").size()).isOne();
    assertThat(row()).isNotNull();
    assertThat(log.lines()).hasSize(1);
  }

  @Test
  void closesAfterTheReply() {
    connected("plain");

    assertThat(reply("{\"action\":\"close\"}")).isNull();

    assertThat(connections.all())
        .containsExactly(
            new Sent(ENDPOINT, "c1", "{\"action\":\"close\",\"bye\":true}"),
            new Sent(ENDPOINT, "c1", null));
  }

  @Test
  void tellsAClientThatNobodyKnowsToConnectAgainAndClosesIt() {
    assertThat(reply("{\"action\":\"name\"}")).isNull();

    JsonNode frame = ExampleLambda.json(connections.frames().get(0));
    assertThat(frame.path("error").path("name").asText()).isEqualTo("GoneError");
    assertThat(connections.all().get(1)).isEqualTo(new Sent(ENDPOINT, "c1", null));
  }

  @Test
  void knowsNoChannelThatHasExpired() {
    MemoryChannelStore tomorrow =
        new MemoryChannelStore(
            Clock.fixed(Instant.now().plus(Duration.ofMinutes(129)), ZoneOffset.UTC));
    door = new ExampleChannelBootstrap(tomorrow, connections, log, new Token());
    connected("plain");
    assertThat(tomorrow.find("c1")).isNotNull();

    MemoryChannelStore later =
        new MemoryChannelStore(
            Clock.fixed(Instant.now().plus(Duration.ofMinutes(131)), ZoneOffset.UTC));
    door = new ExampleChannelBootstrap(later, connections, log, new Token());
    connected("plain");

    assertThat(reply("{\"action\":\"name\"}")).isNull();
    assertThat(connections.frames().get(0)).contains("GoneError");
  }

  @Test
  void refusesBinaryMessagesWithARemedy() {
    connected("plain");

    JsonNode answer = call(WebSocketEvents.message("c1", "AAEC").put("isBase64Encoded", true));

    JsonNode error = body(answer).path("error");
    assertThat(error.path("name").asText()).isEqualTo("UnsupportedMediaTypeError");
    assertThat(error.path("message").asText()).contains("base64");
  }

  @Test
  void refusesToReplyWithMoreThanApiGatewayDelivers() {
    connected("plain");

    JsonNode frame = error("{\"action\":\"large\"}");

    assertThat(frame.path("error").path("name").asText()).isEqualTo("AnswerTooLargeError");
    assertThat(log.lines().get(0).thrown().getCause()).hasMessageContaining("131072");
  }

  @Test
  void answersAlsoWhereTheStoreFails() {
    door =
        new ExampleChannelBootstrap(store, connections, log) {
          @Override
          protected dev.pikku.channel.ChannelStore channels() {
            throw new IllegalStateException("m4rk3r");
          }
        };

    assertThat(error("{\"action\":\"name\"}").path("error").size()).isOne();
    assertThat(call(WebSocketEvents.connect("c1", new String[] {"channel", "open"})).toString())
        .contains("\"statusCode\":500")
        .doesNotContain("m4rk3r");
    assertThat(call(WebSocketEvents.disconnect("c1")).path("statusCode").asInt()).isEqualTo(200);
    assertThat(log.lines()).hasSize(4);
  }

  // disconnecting

  @Test
  void tellsTheFunctionThatAClientHasGoneAndForgetsIt() {
    connected("todos");
    log.lines().clear();

    assertThat(call(WebSocketEvents.disconnect("c1")).path("statusCode").asInt()).isEqualTo(200);

    assertThat(log.lines().get(0).message()).isEqualTo("ann has left feed c1");
    assertThat(connections.all()).isEmpty();
    assertThat(row()).isNull();
    assertThat(subscribers("todos")).isEmpty();
    assertThat(subscribers("late")).isEmpty();
  }

  @Test
  void forgetsAClientAlsoWhereTheFunctionFails() {
    assertThat(connect("todos", "Authorization", "Bearer m4rk3r").path("statusCode").asInt())
        .isEqualTo(200);

    assertThat(call(WebSocketEvents.disconnect("c1")).path("statusCode").asInt()).isEqualTo(200);

    assertThat(row()).isNull();
    assertThat(subscribers("todos")).isEmpty();
    assertThat(log.lines()).hasSize(1);
    assertThat(log.lines().get(0).message()).doesNotContain("m4rk3r");
  }

  @Test
  void takesTheEndOfAnUnknownClientWithoutAWord() {
    assertThat(call(WebSocketEvents.disconnect("c9")).path("statusCode").asInt()).isEqualTo(200);
    assertThat(log.lines()).isEmpty();
  }

  // what else the platform brings

  @Test
  void saysWhatHasEndedInWordsOfItsOwn() {
    connected("plain");
    reply("{\"action\":\"name\"}");
    reply("{\"action\":\"foreign\"}");
    reply("{\"action\":\"dance\"}");
    call(WebSocketEvents.disconnect("c1"));
    call(WebSocketEvents.connect("c2", new String[] {"channel", "open"}));
    call(WebSocketEvents.message("c2", "{\"type\":\"anything at all\"}"));

    assertThat(door.ended())
        .extracting(ExampleChannelBootstrap.Ended::event)
        .containsExactly(
            "connect", "message:name", "message:foreign", "disconnect", "connect", "message");
    assertThat(door.ended().get(1).thrown()).isNull();
    assertThat(door.ended().get(2).thrown()).hasMessage("short and stout");
  }

  @Test
  void wrapsEveryCallInItsMiddleware() {
    door =
        door(
            (wire, next) -> {
              ChannelWire channel = (ChannelWire) wire;
              if (channel.action().equals("name")) {
                throw new ConflictException("not now");
              }
              wire.session(UserSession.class).restore(new UserSession("ann"));
              next.proceed();
            });
    assertThat(connect("plain").path("statusCode").asInt()).isEqualTo(200);

    assertThat(error("{\"action\":\"name\"}").path("error").path("message").asText())
        .isEqualTo("not now");
    assertThat(reply("{\"action\":\"nothing\"}")).isEqualTo("{\"action\":\"nothing\"}");
  }

  @Test
  void answersForADoorThatDoesNotOpen() {
    WebSocketLambda closed =
        new WebSocketLambda(Map.of("AWS_LAMBDA_LOG_LEVEL", "FATAL"), true) {
          @Override
          protected ChannelDoor open(Map<String, String> environment) {
            throw new IllegalStateException("m4rk3r");
          }
        };

    JsonNode connect =
        call(closed, WebSocketEvents.bytes(WebSocketEvents.connect("c1", new String[0])));
    JsonNode message = call(closed, WebSocketEvents.bytes(WebSocketEvents.message("c1", "{}")));

    assertThat(connect.path("statusCode").asInt()).isEqualTo(500);
    assertThat(body(connect).size()).isOne();
    assertThat(message.path("statusCode").asInt()).isEqualTo(200);
    assertThat(body(message).path("error").path("errorId").asText()).isNotEmpty();
    assertThat(connect.toString() + message).doesNotContain("m4rk3r");
  }

  @Test
  void primesItselfAsItStarts() {
    WebSocketLambda lambda =
        new WebSocketLambda(Map.of(), false) {
          @Override
          protected ChannelDoor open(Map<String, String> environment) {
            return new ExampleChannelBootstrap(
                new MemoryChannelStore(), new RecordedConnections(), new RecordedLog());
          }
        };

    assertThat(lambda).isNotNull();
    assertThat(new String(door.prime("{\"action\":\"a\",\"b\":\"c\"}"), StandardCharsets.UTF_8))
        .isEqualTo("{\"action\":\"a\",\"b\":\"c\"}");
    assertThat(connections.all()).isEmpty();
  }

  @Test
  void readsPublishedEvents() throws IOException {
    environment.put("PIKKU_CHANNEL", "open");
    String go = "aws-lambda-go/apigw-websocket-request";

    assertThat(call(published(go + ".json")).path("statusCode").asInt()).isEqualTo(200);
    ChannelRow connected = store.find("TWegAcC4EowCHnA=");
    assertThat(connected.endpoint())
        .isEqualTo("https://*.execute-api.eu-central-1.amazonaws.com/testStage");
    assertThat(
            call(published("aws-lambda-java-libs/apigw_websocket_event.json"))
                .path("statusCode")
                .asInt())
        .isEqualTo(200);
    assertThat(store.find("abc123=").endpoint())
        .isEqualTo("https://abcdef1234.execute-api.us-east-1.amazonaws.com/prod");
    store.add(
        new ChannelRow("R1kmxc2VNjMCFIA=", "open", ENDPOINT, null, List.of(), Long.MAX_VALUE),
        List.of());
    assertThat(call(published(go + "-send-message.json")).path("body").asText())
        .isEqualTo("open got {\r\n\t\"a\": 1\r\n}");
    assertThat(call(published(go + "-disconnect.json")).path("statusCode").asInt()).isEqualTo(200);
    assertThat(store.find("R1kmxc2VNjMCFIA=")).isNull();
  }

  private static byte[] published(String name) throws IOException {
    return Files.readAllBytes(SharedFiles.at("events").resolve(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"requestContext\":null}",
        "{\"requestContext\":{\"connectionId\":\"a\"}}",
        "{\"requestContext\":{\"connectionId\":\"\",\"eventType\":\"MESSAGE\"}}",
        "{\"requestContext\":{\"connectionId\":\"a\",\"eventType\":\"OTHER\"}}",
        "{\"httpMethod\":\"GET\",\"path\":\"/\",\"requestContext\":{}}"
      })
  void takesNoOtherEvents(String event) {
    environment.put("AWS_LAMBDA_LOG_LEVEL", "FATAL");

    assertThat(call(event.getBytes(StandardCharsets.UTF_8)).path("statusCode").asInt())
        .isEqualTo(400);
  }

  @Test
  void readsTheRouteWhereNoTypeIsThere() {
    ObjectNode connect = WebSocketEvents.connect("c1", new String[] {"channel", "open"});
    connect.withObject("/requestContext").remove("eventType");
    ObjectNode message = WebSocketEvents.message("c1", "a");
    message.withObject("/requestContext").put("routeKey", "follow").remove("eventType");
    ObjectNode disconnect = WebSocketEvents.disconnect("c1");
    disconnect.withObject("/requestContext").putNull("eventType");

    assertThat(call(connect).path("statusCode").asInt()).isEqualTo(200);
    assertThat(call(message).path("body").asText()).isEqualTo("open got a");
    call(disconnect);
    assertThat(row()).isNull();
  }
}
