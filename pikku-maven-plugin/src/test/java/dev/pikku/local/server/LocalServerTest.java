package dev.pikku.local.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes over the wire reaches the site as it is, and replies reach the client so. */
class LocalServerTest {
  private final AtomicReference<HttpRequest> seen = new AtomicReference<>();
  private LocalServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        LocalServer.start(
            0,
            request -> {
              seen.set(request);
              return HttpReply.json(200, "{}")
                  .with("Set-Cookie", "a=1")
                  .with("Set-Cookie", "b=2")
                  .with("x-Odd-CASE", "ü");
            });
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void keepsPathQueryAndHeadersAsTheyAre() throws IOException {
    raw(
        "GET /a%2Fb//c/../%C3%BC?x=1&x=%20+ HTTP/1.1",
        "Host: localhost",
        "content-TYPE: text/plain",
        "X-Two: 1",
        "x-two: 2",
        "X-None:",
        "Connection: close",
        "",
        "");

    assertThat(seen.get().path()).isEqualTo("/a%2Fb//c/../%C3%BC");
    assertThat(seen.get().query()).isEqualTo("x=1&x=%20+");
    assertThat(seen.get().headers())
        .contains(
            new Header("content-TYPE", "text/plain"),
            new Header("X-Two", "1"),
            new Header("x-two", "2"),
            new Header("X-None", ""));
    assertThat(seen.get().sourceIp()).isEqualTo("127.0.0.1");
    assertThat(seen.get().protocol()).isEqualTo("HTTP/1.1");
  }

  @Test
  void readsChunkedBodies() throws IOException {
    raw(
        "POST / HTTP/1.1",
        "Host: x",
        "Transfer-Encoding: chunked",
        "Connection: close",
        "",
        "3",
        "abc",
        "2",
        "de",
        "0",
        "",
        "");
    assertThat(new String(seen.get().body(), UTF_8)).isEqualTo("abcde");
  }

  @Test
  void cutsOffWhatIsTooLargeForAnySite() throws Exception {
    HttpClient.newHttpClient()
        .send(
            java.net.http.HttpRequest.newBuilder(URI.create(server.url()))
                .POST(
                    java.net.http.HttpRequest.BodyPublishers.ofByteArray(
                        new byte[HttpRequest.MAX_BODY + 5000]))
                .build(),
            BodyHandlers.ofString());
    assertThat(seen.get().body()).hasSize(HttpRequest.MAX_BODY + 1);
  }

  @Test
  void repliesWithEachHeaderAsStated() throws IOException {
    List<String> lines = raw("GET / HTTP/1.1", "Host: x", "Connection: close", "", "");
    assertThat(lines.get(0)).isEqualTo("HTTP/1.1 200 OK");
    assertThat(lines)
        .contains("Set-Cookie: a=1", "Set-Cookie: b=2", "Content-Type: application/json", "{}");
    assertThat(lines).noneMatch(line -> line.startsWith("Server:"));
  }

  @Test
  void leavesTheBodyOutForHead() throws IOException {
    List<String> lines = raw("HEAD / HTTP/1.1", "Host: x", "Connection: close", "", "");
    assertThat(lines).contains("Content-Length: 2").doesNotContain("{}");
  }

  @Test
  void answersWhatIsNoHttpInJson() throws IOException {
    List<String> lines = raw("GET / HTTP/1.1", "Host: x", "bad header", "", "");
    assertThat(lines.get(0)).startsWith("HTTP/1.1 400");
    assertThat(lines).contains("{\"message\":\"Bad Request\"}");
    assertThat(seen.get()).isNull();
  }

  @Test
  void isThereForThisMachineAlone() throws IOException {
    for (var address : InetAddress.getAllByName(InetAddress.getLocalHost().getHostName())) {
      if (!address.isLoopbackAddress()) {
        assertThatExceptionOfType(IOException.class)
            .isThrownBy(() -> new Socket(address, server.port()).close());
      }
    }
  }

  @Test
  void saysWhichPortIsInUse() {
    assertThatExceptionOfType(PortInUseException.class)
        .isThrownBy(() -> LocalServer.start(server.port(), request -> HttpReply.json(200, "")))
        .satisfies(e -> assertThat(e.port()).isEqualTo(server.port()));
  }

  private List<String> raw(String... lines) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(String.join("\r\n", lines).getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), UTF_8).lines().toList();
    }
  }
}
