package dev.pikku.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes events as a gateway on this machine does, one request to a connection. */
final class LocalGateway implements AutoCloseable {
  private static final String ANSWER = "pikku-answer-";

  private final ServerSocket socket;
  private final List<String> received = new CopyOnWriteArrayList<>();

  LocalGateway() throws IOException {
    socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::listen);
    thread.setDaemon(true);
    thread.start();
  }

  String url() {
    return "http://localhost:" + socket.getLocalPort();
  }

  /** Of each request the headers that are the answer's, and the body. */
  List<String> received() {
    return received;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void listen() {
    while (!socket.isClosed()) {
      try (Socket client = socket.accept()) {
        take(client);
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void take(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
    Map<String, String> headers = new TreeMap<>();
    int length = 0;
    for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
      String name = line.substring(0, Math.max(0, line.indexOf(':'))).toLowerCase(Locale.ROOT);
      String value = line.substring(line.indexOf(':') + 1).strip();
      if (name.startsWith(ANSWER)) {
        headers.put(name.substring(ANSWER.length()), value);
      } else if (name.equals("content-length")) {
        length = Integer.parseInt(value);
      }
    }
    char[] body = new char[length];
    for (int read = 0; read < length; ) {
      read += in.read(body, read, length - read);
    }
    received.add(headers + " " + new String(body));
    client
        .getOutputStream()
        .write(
            "HTTP/1.1 202 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                .getBytes(ISO_8859_1));
  }
}
