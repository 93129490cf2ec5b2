package dev.pikku.local.gateway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pikku.local.json.Json;
import dev.pikku.local.lambda.Account;
import dev.pikku.local.server.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/**
 * The event of version 1.0. What can have several values stands twice, with the last and with all,
 * and what there is none of is null.
 */
final class RestApiEvent {
  /** What API Gateway says of a caller who is nobody in particular. */
  private static final List<String> NOBODY =
      List.of(
          "cognitoIdentityPoolId",
          "accountId",
          "cognitoIdentityId",
          "caller",
          "principalOrgId",
          "accessKey",
          "cognitoAuthenticationType",
          "cognitoAuthenticationProvider",
          "userArn",
          "user");

  private RestApiEvent() {}

  static byte[] of(
      HttpRequest request, String path, Match match, RestApi.Settings settings, Call call) {
    ObjectNode event = Json.object();
    event.put("resource", match.route().path());
    event.put("path", path);
    event.put("httpMethod", request.method());
    values(event, "headers", "multiValueHeaders", headers(request, call));
    values(
        event,
        "queryStringParameters",
        "multiValueQueryStringParameters",
        Query.of(request.query()));
    if (match.parameters().isEmpty()) {
      event.putNull("pathParameters");
    } else {
      ObjectNode parameters = event.putObject("pathParameters");
      match.parameters().forEach(parameters::put);
    }
    event.putNull("stageVariables");
    event.set("requestContext", context(request, match, settings, call));
    body(request, settings, event);
    return Json.bytes(event);
  }

  private static Map<String, List<String>> headers(HttpRequest request, Call call) {
    Map<String, List<String>> headers = MultiValues.of(Headers.of(request, call));
    headers.remove("Content-Length");
    return headers;
  }

  private static void values(
      ObjectNode event, String single, String multi, Map<String, List<String>> values) {
    if (values.isEmpty()) {
      event.putNull(single);
      event.putNull(multi);
    } else {
      MultiValues.write(event, single, multi, values);
    }
  }

  private static ObjectNode context(
      HttpRequest request, Match match, RestApi.Settings settings, Call call) {
    String host = Headers.host(request);
    int dot = host.indexOf('.');
    ObjectNode context = Json.object();
    context.put("resourceId", Integer.toHexString(match.route().path().hashCode()));
    context.put("resourcePath", match.route().path());
    context.put("httpMethod", request.method());
    context.put("extendedRequestId", call.extendedId());
    context.put("requestTime", call.clfTime());
    context.put("path", request.path());
    context.put("accountId", Account.ID);
    context.put("protocol", request.protocol());
    context.put("stage", settings.stage());
    context.put("domainPrefix", dot < 0 ? host : host.substring(0, dot));
    context.put("requestTimeEpoch", call.time().toEpochMilli());
    context.put("requestId", call.id());
    ObjectNode identity = context.putObject("identity");
    NOBODY.forEach(identity::putNull);
    identity.put("sourceIp", request.sourceIp());
    identity.put("userAgent", request.header("User-Agent").orElse(null));
    context.put("domainName", host);
    context.put("apiId", Call.API);
    return context;
  }

  private static void body(HttpRequest request, RestApi.Settings settings, ObjectNode event) {
    boolean encoded = request.body().length > 0 && isBinary(request, settings);
    if (request.body().length == 0) {
      event.putNull("body");
    } else if (encoded) {
      event.put("body", Base64.getEncoder().encodeToString(request.body()));
    } else {
      // what is no UTF-8 is damaged here, as it is on AWS
      event.put("body", new String(request.body(), StandardCharsets.UTF_8));
    }
    event.put("isBase64Encoded", encoded);
  }

  private static boolean isBinary(HttpRequest request, RestApi.Settings settings) {
    String type = MediaTypes.plain(request.header("Content-Type").orElse("application/json"));
    return settings.binaryTypes().contains("*/*") || settings.binaryTypes().contains(type);
  }
}
