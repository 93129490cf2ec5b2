package dev.pikku.local.websocket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.local.gateway.Call;
import dev.pikku.local.gateway.Headers;
import dev.pikku.local.gateway.MultiValues;
import dev.pikku.local.gateway.Query;
import dev.pikku.local.json.Json;
import dev.pikku.local.server.Header;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The events of a WebSocket API. */
final class ChannelEvent {
  private ChannelEvent() {}

  /** The client wants to connect: all of its request is there. */
  static byte[] connect(Peer peer, ChannelSettings settings, Call call) {
    ObjectNode event = Json.object();
    headers(event, Headers.of(peer.request(), call));
    Map<String, List<String>> query = Query.of(peer.request().query());
    if (!query.isEmpty()) {
      MultiValues.write(event, "queryStringParameters", "multiValueQueryStringParameters", query);
    }
    event.set("requestContext", context(peer, settings, call, ChannelRoute.CONNECT, "CONNECT"));
    return finished(event);
  }

  static byte[] message(
      Peer peer, ChannelSettings settings, Call call, String routeKey, String body) {
    ObjectNode event = Json.object();
    ObjectNode context = context(peer, settings, call, routeKey, "MESSAGE");
    context.put("messageId", Call.shortId());
    event.set("requestContext", context);
    event.put("body", body);
    return finished(event);
  }

  /** The connection is gone. */
  static byte[] disconnect(
      Peer peer, ChannelSettings settings, Call call, int status, String reason) {
    ObjectNode event = Json.object();
    List<Header> headers = new ArrayList<>();
    for (Header header : Headers.of(peer.request(), call)) {
      // of the first request only these are still known
      if (header.name().equalsIgnoreCase("Host")
          || header.name().equalsIgnoreCase("X-Forwarded-For")) {
        headers.add(header);
      }
    }
    headers(event, headers);
    ObjectNode context = context(peer, settings, call, ChannelRoute.DISCONNECT, "DISCONNECT");
    context.put("disconnectStatusCode", status);
    context.put("disconnectReason", reason);
    event.set("requestContext", context);
    return finished(event);
  }

  private static byte[] finished(ObjectNode event) {
    event.put("isBase64Encoded", false);
    return Json.bytes(event);
  }

  private static void headers(ObjectNode event, List<Header> headers) {
    MultiValues.write(event, "headers", "multiValueHeaders", MultiValues.of(headers));
  }

  private static ObjectNode context(
      Peer peer, ChannelSettings settings, Call call, String routeKey, String type) {
    ObjectNode context = Json.object();
    context.put("routeKey", routeKey);
    context.put("eventType", type);
    context.put("extendedRequestId", call.extendedId());
    context.put("requestTime", call.clfTime());
    context.put("messageDirection", "IN");
    context.put("stage", settings.stage());
    context.put("connectedAt", peer.connectedAt().toEpochMilli());
    context.put("requestTimeEpoch", call.time().toEpochMilli());
    ObjectNode identity = context.putObject("identity");
    peer.request().header("User-Agent").ifPresent(agent -> identity.put("userAgent", agent));
    identity.put("sourceIp", peer.request().sourceIp());
    context.put("requestId", call.extendedId());
    context.put("domainName", peer.request().header("Host").orElse("localhost"));
    context.put("connectionId", peer.id());
    context.put("apiId", Call.API);
    return context;
  }
}
