package dev.pikku.local.server;

import java.io.IOException;

/** Another program listens on a port. */
public final class PortInUseException extends Exception {
  private static final long serialVersionUID = 1;

  private final int port;

  PortInUseException(int port, IOException cause) {
    super("Port " + port + " is in use", cause);
    this.port = port;
  }

  public int port() {
    return port;
  }
}
