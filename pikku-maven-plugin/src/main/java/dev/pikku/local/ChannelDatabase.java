package dev.pikku.local;

import dev.pikku.local.server.LocalServer;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;

/**
 * Where channels are kept on this machine: a database of H2's in the memory of this process. So it
 * begins empty, outlives the processes of the functions, and is gone with the connections that it
 * knows.
 */
final class ChannelDatabase implements AutoCloseable {
  static final String VARIABLE = "PIKKU_CHANNELS";

  private static final String NAME = "mem:channels";
  private static final String USER = "pikku";

  private final URLClassLoader classes;
  private final Connection connection;
  private final Object server;
  private final Map<String, String> environment;

  private ChannelDatabase(
      URLClassLoader classes,
      Connection connection,
      Object server,
      Map<String, String> environment) {
    this.classes = classes;
    this.connection = connection;
    this.server = server;
    this.environment = environment;
  }

  /**
   * Starts it, on a port that is free.
   *
   * @param jars H2's
   */
  static ChannelDatabase start(List<Path> jars) throws IOException {
    // else it listens to other machines, too, though it refuses them
    System.setProperty("h2.bindAddress", LocalServer.HOST);
    String password = UUID.randomUUID().toString(); // whoever may define functions may run code
    URLClassLoader classes = new URLClassLoader(urls(jars), ClassLoader.getPlatformClassLoader());
    try {
      // it lives as long as somebody is connected, and none but this process can make one
      Connection connection = connect(classes, password);
      Object server = server(classes);
      server.getClass().getMethod("start").invoke(server);
      Object port = server.getClass().getMethod("getPort").invoke(server);
      return new ChannelDatabase(classes, connection, server, environment(port, password));
    } catch (ReflectiveOperationException | SQLException e) {
      classes.close();
      throw new IOException("The database of channels does not start: " + e.getMessage(), e);
    }
  }

  /** The variables by which a function finds it. */
  Map<String, String> environment() {
    return environment;
  }

  @Override
  public void close() {
    try {
      server.getClass().getMethod("stop").invoke(server);
      connection.close();
      classes.close();
    } catch (ReflectiveOperationException | SQLException | IOException e) {
      throw new IllegalStateException("The database of channels does not stop", e);
    }
  }

  private static URL[] urls(List<Path> jars) throws MalformedURLException {
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return urls;
  }

  private static Connection connect(ClassLoader classes, String password)
      throws ReflectiveOperationException, SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password);
    Driver driver =
        (Driver) classes.loadClass("org.h2.Driver").getDeclaredConstructor().newInstance();
    return driver.connect("jdbc:h2:" + NAME, properties);
  }

  private static Object server(ClassLoader classes) throws ReflectiveOperationException {
    return classes
        .loadClass("org.h2.tools.Server")
        .getMethod("createTcpServer", String[].class)
        .invoke(null, (Object) new String[] {"-tcpPort", "0", "-tcpDaemon"});
  }

  private static Map<String, String> environment(Object port, String password) {
    return Map.of(
        VARIABLE,
        "jdbc:h2:tcp://" + LocalServer.HOST + ":" + port + "/" + NAME,
        "PIKKU_CHANNELS_USER",
        USER,
        "PIKKU_CHANNELS_PASSWORD",
        password,
        "PIKKU_CHANNELS_SCHEMA",
        "start");
  }
}
