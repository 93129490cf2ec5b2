package dev.pikku.lambda.event;

import dev.pikku.http.HttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * What API Gateway says of a WebSocket: that a client wants to connect, has sent something, or has
 * gone. Read forward once.
 */
public final class WebSocketEvent {
  private static final String CONNECT = "CONNECT";
  private static final String MESSAGE = "MESSAGE";
  private static final String DISCONNECT = "DISCONNECT";

  private final byte[] event;
  private String type = "";
  private String connectionId = "";
  private String domain = "";
  private String stage = "";
  private @Nullable String requestId;
  private String body = "";
  private boolean isBinary;
  private int headers = -1;
  private int multiHeaders = -1;
  private int query = -1;
  private int multiQuery = -1;
  private int context = -1;
  private int domainName = -1;

  /**
   * Scans an event.
   *
   * @throws RuntimeException if it is no event of a WebSocket, or malformed
   */
  public WebSocketEvent(byte[] event) {
    this.event = event;
    boolean isOther = false;
    EventScan scan = new EventScan(event);
    if (scan.beginObject()) {
      while (scan.nextKey()) {
        if (scan.isKey("requestContext")) {
          context = scan.at();
          readContext(scan);
          continue;
        }
        if (scan.isKey("body")) {
          String text = scan.text();
          body = text == null ? "" : text;
          continue;
        } else if (scan.isKey("isBase64Encoded")) {
          isBinary = scan.isTrue();
          continue;
        } else if (scan.isKey("headers")) {
          headers = scan.objectAt();
        } else if (scan.isKey("multiValueHeaders")) {
          multiHeaders = scan.objectAt();
        } else if (scan.isKey("queryStringParameters")) {
          query = scan.objectAt();
        } else if (scan.isKey("multiValueQueryStringParameters")) {
          multiQuery = scan.objectAt();
        } else {
          // an authorizer is asked with all that a connecting request has, and must not connect it
          isOther |= scan.isKey("methodArn") || scan.isKey("routeArn");
        }
        scan.skip();
      }
    }
    if (connectionId.isEmpty() || isOther || !isKnown()) {
      throw new IllegalArgumentException("This is no event of a WebSocket");
    }
  }

  private void readContext(EventScan scan) {
    String route = null;
    if (scan.beginObject()) {
      while (scan.nextKey()) {
        if (scan.isKey("connectionId")) {
          connectionId = scan.textOrEmpty();
        } else if (scan.isKey("eventType")) {
          type = scan.textOrEmpty();
        } else if (scan.isKey("routeKey")) {
          route = scan.text();
        } else if (scan.isKey("domainName")) {
          domainName = scan.at();
          domain = scan.textOrEmpty();
        } else if (scan.isKey("stage")) {
          stage = scan.textOrEmpty();
        } else if (scan.isKey("requestId")) {
          requestId = scan.text();
        } else {
          scan.skip();
        }
      }
    }
    if (type.isEmpty() && route != null) {
      // only the gateway's own routes are named with a dollar
      type =
          route.equals("$connect") ? CONNECT : route.equals("$disconnect") ? DISCONNECT : MESSAGE;
    }
  }

  private boolean isKnown() {
    return isConnect() || isDisconnect() || type.equals(MESSAGE);
  }

  /** Whether a client wants to connect. */
  public boolean isConnect() {
    return type.equals(CONNECT);
  }

  /** Whether a client has gone. */
  public boolean isDisconnect() {
    return type.equals(DISCONNECT);
  }

  /** What API Gateway calls the connection. */
  public String connectionId() {
    return connectionId;
  }

  /** What API Gateway calls this event, in its logs too; null if it has no name. */
  public @Nullable String requestId() {
    return requestId;
  }

  /** The message as sent; in base64 where it is {@linkplain #isBinary binary}. */
  public String body() {
    return body;
  }

  /** Whether the message is no text. */
  public boolean isBinary() {
    return isBinary;
  }

  /** The domain at which the client connected. */
  String domain() {
    return domain;
  }

  /** The stage of the API. */
  String stage() {
    return stage;
  }

  /** The request that opens the connection: a GET without a path or a body of its own. */
  public HttpRequest upgrade() {
    return new HttpEvent(event, headers, multiHeaders, query, multiQuery, context, domainName);
  }

  /** Neither what was sent nor by whom: this may end up in a log. */
  @Override
  public String toString() {
    return type + " of a WebSocket";
  }
}
