package dev.pikku.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Between Jetty and a site. */
public final class SiteHandler extends Handler.Abstract {
  /** One byte more than API Gateway takes shows that there was too much. */
  private static final int MOST = HttpRequest.MAX_BODY + 1;

  private final HttpSite site;

  public SiteHandler(HttpSite site) {
    this.site = site;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    write(site.answer(read(request)), response, callback);
    return true;
  }

  /** A request as the site sees it. */
  public static HttpRequest read(Request request) throws IOException {
    List<Header> headers = new ArrayList<>();
    for (HttpField field : request.getHeaders()) {
      headers.add(new Header(field.getName(), field.getValue() == null ? "" : field.getValue()));
    }
    String path = request.getHttpURI().getPath();
    String query = request.getHttpURI().getQuery();
    return new HttpRequest(
        request.getMethod(),
        path == null ? "/" : path,
        query == null ? "" : query,
        request.getConnectionMetaData().getProtocol(),
        headers,
        body(request),
        address(request.getConnectionMetaData().getRemoteSocketAddress()));
  }

  /** Answers what a site replies. */
  public static void write(HttpReply reply, Response response, Callback callback) {
    response.setStatus(reply.status());
    for (Header header : reply.headers()) {
      response.getHeaders().add(header.name(), header.value());
    }
    if (reply.live().isPresent()) {
      write(reply.live().get(), response, callback);
    } else {
      response.write(true, ByteBuffer.wrap(reply.body()), callback);
    }
  }

  private static void write(LiveBody body, Response response, Callback callback) {
    try (OutputStream out = Content.Sink.asOutputStream(response)) {
      for (Optional<byte[]> part = body.next(); part.isPresent(); part = body.next()) {
        out.write(part.get());
        out.flush();
      }
    } catch (IOException gone) {
      callback.failed(gone);
      return;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      callback.failed(stopped);
      return;
    }
    callback.succeeded();
  }

  private static byte[] body(Request request) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      return in.readNBytes(MOST);
    }
  }

  private static String address(SocketAddress address) {
    return address instanceof InetSocketAddress remote
        ? remote.getAddress().getHostAddress()
        : LocalServer.HOST;
  }
}
