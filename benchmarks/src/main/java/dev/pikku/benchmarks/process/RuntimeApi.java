package dev.pikku.benchmarks.process;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The Lambda Runtime API (docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html) as far as a
 * conversation needs it: a thread for each connection, blocking reads, no hand-over.
 */
final class RuntimeApi implements AutoCloseable {
  private static final byte[] ACCEPTED =
      "HTTP/1.1 202 Accepted\r\nContent-Type: application/json\r\nContent-Length: 0\r\n\r\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final String EVENT_HEAD =
      """
      HTTP/1.1 200 OK
      Content-Type: application/json
      Lambda-Runtime-Aws-Request-Id: 8476a536-e9f4-11e8-9739-2dfe598c3fcd
      Lambda-Runtime-Deadline-Ms: 4102444800000
      Lambda-Runtime-Invoked-Function-Arn: arn:aws:lambda:eu-central-1:123456789012:function:bench
      Lambda-Runtime-Trace-Id: Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=0
      Content-Length:\s"""
          .replace("\n", "\r\n");

  private final ServerSocket server;
  private volatile @Nullable Conversation conversation;

  RuntimeApi() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread acceptor = new Thread(this::accept, "runtime-api");
    acceptor.setDaemon(true);
    acceptor.start();
  }

  String address() {
    return "127.0.0.1:" + server.getLocalPort();
  }

  /** Connections opened from now on take part in this conversation. */
  void begin(Conversation conversation) {
    this.conversation = conversation;
  }

  @Override
  public void close() throws IOException {
    server.close();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        Conversation now = conversation;
        if (now == null) {
          socket.close();
          continue;
        }
        Thread thread = new Thread(() -> serve(socket, now), "runtime-api-connection");
        thread.setDaemon(true);
        thread.start();
      }
    } catch (IOException closed) {
      // the benchmark is over
    }
  }

  private static void serve(Socket socket, Conversation conversation) {
    try (socket) {
      socket.setTcpNoDelay(true);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      OutputStream out = socket.getOutputStream();
      String head;
      while ((head = readHead(in)) != null) {
        if (head.startsWith("GET")) {
          byte[] event = conversation.next(System.nanoTime());
          if (event == null) {
            Thread.sleep(60_000); // the process is stopped meanwhile
            return;
          }
          byte[] first =
              (EVENT_HEAD + event.length + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
          byte[] all = new byte[first.length + event.length];
          System.arraycopy(first, 0, all, 0, first.length);
          System.arraycopy(event, 0, all, first.length, event.length);
          conversation.sent(System.nanoTime());
          out.write(all);
        } else {
          byte[] body = readBody(in, head);
          long now = System.nanoTime();
          if (head.substring(0, head.indexOf('\r')).contains("/response")) {
            conversation.answered(body, now);
          } else {
            conversation.fail(new String(body, StandardCharsets.UTF_8));
          }
          out.write(ACCEPTED);
        }
      }
    } catch (IOException | InterruptedException ended) {
      // the process was stopped
    }
  }

  private static @Nullable String readHead(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder(512);
    int c;
    while ((c = in.read()) >= 0) {
      head.append((char) c);
      if (c == '\n' && head.length() >= 4 && head.charAt(head.length() - 3) == '\n') {
        return head.toString();
      }
    }
    return null;
  }

  private static byte[] readBody(InputStream in, String head) throws IOException {
    String lower = head.toLowerCase(Locale.ROOT);
    if (lower.contains("transfer-encoding: chunked")) {
      throw new IOException("The runtime client is expected to send a Content-Length");
    }
    int at = lower.indexOf("content-length:");
    if (at < 0) {
      return new byte[0];
    }
    int length = Integer.parseInt(head.substring(at + 15, head.indexOf('\r', at)).trim());
    return in.readNBytes(length);
  }
}
