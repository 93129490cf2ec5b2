package dev.pikku.local.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves a site on a port of this machine, reachable from this machine alone. */
public final class LocalServer implements AutoCloseable {
  public static final String HOST = "127.0.0.1";

  /** What the parser takes; what API Gateway takes, the site checks. */
  private static final int LARGEST_HEADERS = 64 * 1024;

  private static final int THREADS = 200;

  private final Server server;
  private final ServerConnector connector;

  private LocalServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /**
   * Starts to serve.
   *
   * @param port 0 for any that is free
   * @throws PortInUseException if another program has it
   */
  public static LocalServer start(int port, HttpSite site) throws IOException, PortInUseException {
    return start(port, new SiteHandler(site));
  }

  /** Starts to serve what needs more of Jetty than requests and replies. */
  public static LocalServer start(int port, Handler handler)
      throws IOException, PortInUseException {
    requireFree(port);
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 2);
    threads.setDaemon(true);
    Server server = new Server(threads);
    ServerConnector connector =
        new ServerConnector(server, 1, 1, new HttpConnectionFactory(configuration()));
    connector.setHost(HOST);
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(handler);
    server.setErrorHandler(new PlainErrors());
    server.setStopTimeout(0);
    try {
      server.start();
    } catch (Exception e) { // so Jetty declares it
      new LocalServer(server, connector).close();
      throw new IOException("Cannot serve on port " + port + ": " + e.getMessage(), e);
    }
    return new LocalServer(server, connector);
  }

  public int port() {
    return connector.getLocalPort();
  }

  /** Where it is, without a slash at the end. */
  public String url() {
    return "http://localhost:" + port();
  }

  @Override
  public void close() {
    try {
      server.stop();
    } catch (Exception e) { // so Jetty declares it
      throw new IllegalStateException("The server does not stop", e);
    }
  }

  /** Whatever a client sends goes on as it is. */
  private static HttpConfiguration configuration() {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setRequestHeaderSize(LARGEST_HEADERS);
    configuration.setResponseHeaderSize(LARGEST_HEADERS);
    configuration.setMaxResponseHeaderSize(LARGEST_HEADERS);
    configuration.setHttpCompliance(
        HttpCompliance.RFC9110.with(
            "as it is", HttpCompliance.Violation.CASE_SENSITIVE_FIELD_NAME));
    configuration.setUriCompliance(UriCompliance.UNSAFE);
    configuration.setSendServerVersion(false);
    return configuration;
  }

  private static void requireFree(int port) throws PortInUseException {
    if (port == 0) {
      return;
    }
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true); // as the server itself does
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new PortInUseException(port, e);
    }
  }
}
