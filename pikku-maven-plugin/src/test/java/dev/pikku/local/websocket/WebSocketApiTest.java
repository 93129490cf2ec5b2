package dev.pikku.local.websocket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pikku.local.server.LocalServer;
import dev.pikku.local.testing.RecordedFunction;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.ApiGatewayManagementApiException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.GoneException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.LimitExceededException;
import software.amazon.awssdk.services.apigatewaymanagementapi.model.PayloadTooLargeException;

/** A WebSocket client and AWS's own client take this for API Gateway. */
class WebSocketApiTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String OK = "{\"statusCode\":200}";

  private final RecordedFunction connect = RecordedFunction.answering(OK);
  private final RecordedFunction disconnect = RecordedFunction.answering(OK);
  private final RecordedFunction chat = RecordedFunction.answering(OK);
  private final RecordedFunction other = RecordedFunction.answering(OK);
  private final AtomicInteger fault = new AtomicInteger();
  private List<ChannelRoute> routes =
      List.of(
          new ChannelRoute("$connect", false, connect),
          new ChannelRoute("$disconnect", false, disconnect),
          new ChannelRoute("chat", true, chat),
          new ChannelRoute("$default", false, other));
  private ChannelSettings settings = ChannelSettings.of("dev");
  private WebSocketApi api;
  private LocalServer server;

  @AfterEach
  void stop() {
    server.close();
    api.close();
  }

  @Test
  void asksTheFunctionWithTheWholeUpgradeRequest() throws Exception {
    start();
    Client client = connect("/dev?token=t%201&token=t2", "X-User", "ann");

    JsonNode event = JSON.readTree(connect.event());
    assertThat(event.fieldNames())
        .toIterable()
        .containsExactly(
            "headers",
            "multiValueHeaders",
            "queryStringParameters",
            "multiValueQueryStringParameters",
            "requestContext",
            "isBase64Encoded");
    assertThat(event.at("/headers/X-User").asText()).isEqualTo("ann");
    assertThat(event.at("/headers/Sec-WebSocket-Version").asText()).isEqualTo("13");
    assertThat(event.at("/queryStringParameters/token").asText()).isEqualTo("t2");
    assertThat(event.at("/multiValueQueryStringParameters/token/0").asText()).isEqualTo("t 1");
    JsonNode context = event.get("requestContext");
    assertThat(context.get("routeKey").asText()).isEqualTo("$connect");
    assertThat(context.get("eventType").asText()).isEqualTo("CONNECT");
    assertThat(context.get("messageDirection").asText()).isEqualTo("IN");
    assertThat(context.get("stage").asText()).isEqualTo("dev");
    assertThat(context.get("domainName").asText()).isEqualTo("localhost:" + server.port());
    assertThat(context.get("connectionId").asText()).matches("[A-Za-z0-9_-]{15}=");
    assertThat(context.at("/identity/sourceIp").asText()).isEqualTo("127.0.0.1");
    client.socket.abort();
  }

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"statusCode\":401} | 401",
        "{\"statusCode\":403} | 403",
        "{\"statusCode\":500} | 500",
        "{\"statusCode\":302} | 502",
        "{}                   | 502",
        "{broken              | 502"
      })
  void refusesWhomTheFunctionRefuses(String answer, int status) throws Exception {
    start();
    connect.then(event -> RecordedFunction.json(answer));
    assertThatExceptionOfType(CompletionException.class)
        .isThrownBy(() -> connect("/"))
        .havingCause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            e -> assertThat(e.getResponse().statusCode()).isEqualTo(status));
    assertThat(api.connections().all()).isEmpty();
  }

  @Test
  void refusesWhenTheFunctionFailsOrIsTooSlow() throws Exception {
    settings =
        new ChannelSettings(
            "dev", "action", Duration.ofMillis(100), settings.idle(), settings.longest());
    start();
    connect.then(RecordedFunction.failing()::invokeText);
    assertThatThrownBy(() -> connect("/"))
        .hasRootCauseMessage("Unexpected HTTP response status code 502");
    connect.then(RecordedFunction.silent()::invokeText);
    assertThatThrownBy(() -> connect("/"))
        .hasRootCauseMessage("Unexpected HTTP response status code 504");
  }

  @Test
  void agreesOnTheProtocolThatTheFunctionChooses() throws Exception {
    start();
    connect.then(
        event ->
            RecordedFunction.json(
                "{\"statusCode\":200,\"headers\":{\"sec-websocket-protocol\":\"b\"}}"));
    Client client = new Client();
    client.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .subprotocols("a", "b")
            .buildAsync(URI.create("ws://localhost:" + server.port()), client)
            .join();
    assertThat(client.socket.getSubprotocol()).isEqualTo("b");
  }

  @Test
  void routesMessagesByTheirAction() throws Exception {
    start();
    chat.then(event -> RecordedFunction.json("{\"statusCode\":200,\"body\":\"Grüße\"}"));
    Client client = connect("/");
    client.send("{\"action\":\"chat\",\"text\":\"ü\"}");
    assertThat(client.next()).isEqualTo("Grüße");

    JsonNode event = JSON.readTree(chat.event());
    assertThat(event.fieldNames())
        .toIterable()
        .containsExactly("requestContext", "body", "isBase64Encoded");
    assertThat(event.get("body").asText()).isEqualTo("{\"action\":\"chat\",\"text\":\"ü\"}");
    assertThat(event.at("/requestContext/routeKey").asText()).isEqualTo("chat");
    assertThat(event.at("/requestContext/eventType").asText()).isEqualTo("MESSAGE");
    assertThat(event.at("/requestContext/messageId").asText()).isNotEmpty();

    for (String message : List.of("{\"action\":\"none\"}", "{}", "no JSON", "{\"action\":{}}")) {
      client.send(message);
      await(
          () ->
              !other.events().isEmpty()
                  && other.event().contains(JSON.valueToTree(message).toString()));
      assertThat(JSON.readTree(other.event()).at("/requestContext/routeKey").asText())
          .isEqualTo("$default");
    }
    assertThat(client.received).isEmpty(); // that route has no response
  }

  @Test
  void tellsClientsThatNobodyTakesTheirMessageOrThatItFailed() throws Exception {
    routes = List.of(new ChannelRoute("chat", true, chat));
    start();
    chat.then(RecordedFunction.failing()::invokeText);
    Client client = connect("/");
    client.send("{\"action\":\"other\"}");
    JsonNode refusal = JSON.readTree(client.next());
    assertThat(refusal.get("message").asText()).isEqualTo("Forbidden");
    assertThat(refusal.get("connectionId").asText()).isEqualTo(id());
    assertThat(refusal.get("requestId").asText()).isNotEmpty();
    client.send("{\"action\":\"chat\"}");
    String failure = client.next();
    assertThat(JSON.readTree(failure).get("message").asText()).isEqualTo("Internal server error");
    assertThat(failure).doesNotContain("secret");
  }

  @Test
  void joinsFragmentsAndClosesOnWhatIsTooLarge() throws Exception {
    start();
    Client client = connect("/");
    String frame = "x".repeat(Connection.LARGEST_FRAME);
    client.socket.sendText(frame, false).join();
    client.socket.sendText(frame, true).join();
    await(() -> !other.events().isEmpty());
    assertThat(JSON.readTree(other.event()).get("body").asText()).hasSize(2 * frame.length());

    client.socket.sendText(frame, false).join();
    for (int i = 0; i < 4; i++) {
      client.socket.sendText(frame, false).join();
    }
    assertThat(client.closed()).isEqualTo(1009);
  }

  @Test
  void closesOnFramesThatAreTooLarge() throws Exception {
    start();
    // the JDK's client never sends such frames
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(10_000);
      DataOutputStream out = new DataOutputStream(socket.getOutputStream());
      out.writeBytes(
          String.join(
              "\r\n",
              "GET / HTTP/1.1",
              "Host: localhost",
              "Upgrade: websocket",
              "Connection: Upgrade",
              "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
              "Sec-WebSocket-Version: 13",
              "",
              ""));
      DataInputStream in = new DataInputStream(socket.getInputStream());
      readHead(in);
      out.write(new byte[] {(byte) 0x81, (byte) 0xfe});
      out.writeShort(Connection.LARGEST_FRAME + 1);
      out.writeInt(0); // the mask
      out.write(new byte[Connection.LARGEST_FRAME + 1]);
      out.flush();

      assertThat(in.readUnsignedByte()).isEqualTo(0x88);
      in.readUnsignedByte();
      assertThat(in.readUnsignedShort()).isEqualTo(1009);
    }
  }

  @Test
  void closesOnBinaryFrames() throws Exception {
    start();
    Client client = connect("/");
    client.socket.sendBinary(ByteBuffer.wrap(new byte[] {1}), true).join();
    assertThat(client.closed()).isEqualTo(1003);
    await(() -> !disconnect.events().isEmpty());
    assertThat(JSON.readTree(disconnect.event()).at("/requestContext/disconnectStatusCode").asInt())
        .isEqualTo(1003);
  }

  @Test
  void tellsTheFunctionThatSomebodyLeft() throws Exception {
    start();
    Client client = connect("/", "X-User", "ann");
    String id = id();
    client.socket.sendClose(1000, "bye").join();
    await(() -> !disconnect.events().isEmpty());

    JsonNode event = JSON.readTree(disconnect.event());
    assertThat(event.at("/requestContext/connectionId").asText()).isEqualTo(id);
    assertThat(event.at("/requestContext/eventType").asText()).isEqualTo("DISCONNECT");
    assertThat(event.at("/requestContext/disconnectStatusCode").asInt()).isEqualTo(1000);
    assertThat(event.at("/requestContext/disconnectReason").asText()).isEqualTo("bye");
    assertThat(event.at("/headers/X-User").isMissingNode()).isTrue();
  }

  @Test
  void endsWhatIsIdleOrLastsTooLong() throws Exception {
    settings =
        new ChannelSettings(
            "dev", "action", settings.patience(), Duration.ofMillis(300), settings.longest());
    start();
    assertThat(connect("/").closed()).isEqualTo(1001);
    stop();
    settings =
        new ChannelSettings(
            "dev", "action", settings.patience(), Duration.ofMinutes(1), Duration.ofMillis(300));
    start();
    assertThat(connect("/").closed()).isEqualTo(1001);
    assertThat(ChannelSettings.of("dev").idle()).isEqualTo(Duration.ofMinutes(10));
    assertThat(ChannelSettings.of("dev").longest()).isEqualTo(Duration.ofHours(2));
  }

  @Test
  void answersPings() throws Exception {
    start();
    Client client = connect("/");
    client.socket.sendPing(ByteBuffer.wrap("p".getBytes(UTF_8))).join();
    assertThat(client.next()).isEqualTo("pong p");
  }

  @Test
  void letsAwsClientPostDescribeAndClose() throws Exception {
    start();
    Client client = connect("/");
    try (ApiGatewayManagementApiClient aws = aws("/dev")) {
      String large = "ü".repeat(60_000);
      aws.postToConnection(p -> p.connectionId(id()).data(SdkBytes.fromUtf8String(large)));
      assertThat(client.next()).isEqualTo(large);
      assertThat(aws.getConnection(get -> get.connectionId(id())).identity().sourceIp())
          .isEqualTo("127.0.0.1");
      assertThat(aws.getConnection(get -> get.connectionId(id())).connectedAt()).isNotNull();

      String id = id();
      aws.deleteConnection(delete -> delete.connectionId(id));
      assertThat(client.closed()).isEqualTo(1000);
      await(() -> api.connections().all().isEmpty());
      assertThatExceptionOfType(GoneException.class)
          .isThrownBy(() -> post(aws, id, "x"))
          .satisfies(e -> assertThat(e.statusCode()).isEqualTo(410));
    }
  }

  @Test
  void refusesPostsAsApiGatewayDoes() throws Exception {
    start();
    connect("/");
    try (ApiGatewayManagementApiClient aws = aws("")) {
      assertThatExceptionOfType(PayloadTooLargeException.class)
          .isThrownBy(() -> post(aws, id(), "x".repeat(Connection.LARGEST_MESSAGE + 1)));
      assertThatExceptionOfType(ApiGatewayManagementApiException.class)
          .isThrownBy(() -> post(aws, "malformed", "x"))
          .satisfies(e -> assertThat(e.statusCode()).isEqualTo(400));
      fault.set(429);
      assertThatExceptionOfType(LimitExceededException.class)
          .isThrownBy(() -> post(aws, id(), "x"));
      fault.set(0);
    }
    int unsigned =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.url() + "/@connections/" + id()))
                    .POST(HttpRequest.BodyPublishers.ofString("x"))
                    .build(),
                BodyHandlers.ofString())
            .statusCode();
    assertThat(unsigned).isEqualTo(403);
  }

  @Test
  void knowsNobodyWhoIsStillConnecting() throws Exception {
    start();
    CompletableFuture<Integer> status = new CompletableFuture<>();
    connect.then(
        event -> {
          try (ApiGatewayManagementApiClient aws = aws("")) {
            post(aws, JSON.readTree(event).at("/requestContext/connectionId").asText(), "x");
            status.complete(200);
          } catch (ApiGatewayManagementApiException e) {
            status.complete(e.statusCode());
          } catch (IOException e) {
            status.completeExceptionally(e);
          }
          return RecordedFunction.json(OK);
        });
    connect("/");
    assertThat(status.get(10, TimeUnit.SECONDS)).isEqualTo(410);
  }

  private void start() throws Exception {
    api = new WebSocketApi(() -> routes, settings, Clock.systemUTC());
    server =
        LocalServer.start(
            0,
            new WebSocketHandler(
                api,
                request -> fault.get() == 0 ? OptionalInt.empty() : OptionalInt.of(fault.get())));
  }

  private String id() {
    // the client may know that it is connected before the server does
    for (int i = 0; i < 1000 && api.connections().all().isEmpty(); i++) {
      LockSupport.parkNanos(10_000_000);
    }
    return api.connections().all().get(0).peer().id();
  }

  private static void post(ApiGatewayManagementApiClient aws, String id, String text) {
    aws.postToConnection(post -> post.connectionId(id).data(SdkBytes.fromUtf8String(text)));
  }

  private ApiGatewayManagementApiClient aws(String stage) {
    return ApiGatewayManagementApiClient.builder()
        .endpointOverride(URI.create(server.url() + stage))
        .region(Region.EU_CENTRAL_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
        .build();
  }

  private Client connect(String target, String... headers) {
    Client client = new Client();
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    client.socket =
        builder.buildAsync(URI.create("ws://localhost:" + server.port() + target), client).join();
    return client;
  }

  private static void readHead(DataInputStream in) throws IOException {
    int last = 0;
    while (last != 0x0d0a0d0a) {
      last = last << 8 | in.readUnsignedByte();
    }
  }

  private interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    for (int i = 0; i < 1000 && !condition.holds(); i++) {
      Thread.sleep(10);
    }
    assertThat(condition.holds()).isTrue();
  }

  /** A client that keeps what it receives. */
  private static final class Client implements WebSocket.Listener {
    private final BlockingQueue<String> received = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();
    private WebSocket socket;

    void send(String message) {
      socket.sendText(message, true).join();
    }

    String next() throws InterruptedException {
      return received.poll(10, TimeUnit.SECONDS);
    }

    int closed() throws Exception {
      return closed.get(10, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        received.add(text.toString());
        text.setLength(0);
      }
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
      received.add("pong " + UTF_8.decode(message));
      from.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int status, String reason) {
      closed.complete(status);
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      closed.completeExceptionally(error);
    }
  }
}
