package dev.pikku.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Secrets Manager and Parameter Store as AWS documents them, for what the light client asks: it
 * computes each signature itself, with the JDK's own cryptography, and refuses what AWS refuses.
 */
final class StrictSecrets implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ID = "AKSTRICT";
  private static final String KEY = "wJalrXUtnFEMI/K7MDENG+KEYPLANTED";
  private static final String TOKEN = "TOKENPLANTED==";
  private static final String REGION = "eu-central-1";

  final Map<String, String> secrets = new TreeMap<>();
  final Map<String, String> binaries = new TreeMap<>();
  final Map<String, String> parameters = new TreeMap<>();

  /** What the role may not read, or the key cannot decrypt. */
  final Set<String> denied = new HashSet<>();

  final Set<String> undecryptable = new HashSet<>();
  volatile boolean deniesBatches;

  /** How many secrets stand on one page of a batch. */
  volatile int pageSize = 20;

  /** Answered before anything else: codes of what AWS fails with. */
  final Deque<String> failures = new ArrayDeque<>();

  /** Operations in the order they were asked for, those that were refused included. */
  final List<String> operations = new ArrayList<>();

  final AtomicInteger atOnce = new AtomicInteger();
  volatile Duration takes = Duration.ZERO;

  final Map<String, String> environment = new HashMap<>();
  private final HttpServer server;

  StrictSecrets() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
    environment.put("AWS_REGION", REGION);
    environment.put("AWS_ACCESS_KEY_ID", ID);
    environment.put("AWS_SECRET_ACCESS_KEY", KEY);
    environment.put("AWS_SESSION_TOKEN", TOKEN);
    environment.put("AWS_ENDPOINT_URL", "http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Answer answer;
    try {
      answer = answer(exchange, body);
    } catch (Refusal refused) {
      answer = new Answer(refused.status, JSON.createObjectNode().put("__type", refused.code));
      // AWS says here whom it refused what: no part of an error may have it
      answer.body.put("Message", "PLANTED " + refused.code);
    } catch (GeneralSecurityException impossible) {
      throw new IOException(impossible);
    }
    byte[] bytes = JSON.writeValueAsBytes(answer.body);
    exchange.getResponseHeaders().set("x-amzn-RequestId", "request-7");
    exchange.getResponseHeaders().set("Content-Type", "application/x-amz-json-1.1");
    exchange.sendResponseHeaders(answer.status, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private record Answer(int status, ObjectNode body) {}

  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    final int status;
    final String code;

    Refusal(int status, String code) {
      this.status = status;
      this.code = code;
    }
  }

  private Answer answer(HttpExchange exchange, byte[] body)
      throws IOException, Refusal, GeneralSecurityException {
    Headers headers = exchange.getRequestHeaders();
    String target = String.valueOf(headers.getFirst("X-Amz-Target"));
    try {
      atOnce.incrementAndGet();
      Thread.sleep(takes.toMillis());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } finally {
      atOnce.decrementAndGet();
    }
    synchronized (this) {
      operations.add(target.substring(target.indexOf('.') + 1));
      String service = target.startsWith("AmazonSSM.") ? "ssm" : "secretsmanager";
      checkSignature(exchange, body, service);
      if (!"application/x-amz-json-1.1".equals(headers.getFirst("Content-Type"))) {
        throw new Refusal(400, "UnknownOperationException");
      }
      if (!failures.isEmpty()) {
        String code = failures.remove();
        throw new Refusal(code.startsWith("Internal") ? 500 : 400, code);
      }
      JsonNode request = JSON.readTree(body);
      return new Answer(
          200,
          switch (target) {
            case "secretsmanager.GetSecretValue" -> secret(request.path("SecretId").asText());
            case "secretsmanager.BatchGetSecretValue" -> batch(request);
            case "AmazonSSM.GetParameters" -> parameters(request);
            default -> throw new Refusal(400, "UnknownOperationException");
          });
    }
  }

  private ObjectNode secret(String name) throws Refusal {
    if (denied.contains(name)) {
      throw new Refusal(400, "AccessDeniedException");
    }
    if (!secrets.containsKey(name) && !binaries.containsKey(name)) {
      throw new Refusal(400, "ResourceNotFoundException");
    }
    if (undecryptable.contains(name)) {
      throw new Refusal(400, "DecryptionFailure");
    }
    ObjectNode secret = JSON.createObjectNode();
    secret.put("ARN", "arn:aws:secretsmanager:" + REGION + ":123456789012:secret:" + name + "-aB3");
    secret.put("CreatedDate", 1.7e9).put("Name", name);
    if (secrets.containsKey(name)) {
      secret.put("SecretString", secrets.get(name));
    } else {
      secret.put("SecretBinary", binaries.get(name));
    }
    secret.putArray("VersionStages").add("AWSCURRENT");
    return secret;
  }

  private ObjectNode batch(JsonNode request) throws Refusal {
    JsonNode ids = request.path("SecretIdList");
    if (deniesBatches) {
      throw new Refusal(400, "AccessDeniedException");
    }
    if (ids.isEmpty() || ids.size() > 20 || request.has("MaxResults")) {
      throw new Refusal(400, "InvalidParameterException");
    }
    int from = request.has("NextToken") ? request.path("NextToken").asInt(-1) : 0;
    if (from < 0) {
      throw new Refusal(400, "InvalidNextTokenException");
    }
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode errors = answer.putArray("Errors");
    ArrayNode values = answer.putArray("SecretValues");
    int to = Math.min(ids.size(), from + pageSize);
    for (int i = from; i < to; i++) {
      String name = ids.get(i).asText();
      try {
        values.add(secret(name));
      } catch (Refusal refused) {
        errors
            .addObject()
            .put("ErrorCode", refused.code)
            .put("Message", "PLANTED")
            .put("SecretId", name);
      }
    }
    if (to < ids.size()) {
      answer.put("NextToken", Integer.toString(to));
    }
    return answer;
  }

  private ObjectNode parameters(JsonNode request) throws Refusal {
    JsonNode names = request.path("Names");
    Set<String> distinct = new HashSet<>();
    names.forEach(name -> distinct.add(name.asText()));
    if (names.isEmpty() || names.size() > 10 || distinct.size() < names.size()) {
      throw new Refusal(400, "ValidationException");
    }
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode invalid = answer.putArray("InvalidParameters");
    ArrayNode found = answer.putArray("Parameters");
    for (String name : distinct) {
      if (denied.contains(name)) {
        throw new Refusal(400, "AccessDeniedException");
      }
      if (undecryptable.contains(name)) {
        throw new Refusal(400, "InvalidKeyId");
      }
      if (!parameters.containsKey(name)) {
        invalid.add(name);
      } else {
        String value = parameters.get(name);
        boolean clear = request.path("WithDecryption").asBoolean();
        found
            .addObject()
            .put("Name", name)
            .put("Type", "SecureString")
            .put("Value", clear ? value : "AQICAHh")
            .put("Version", 3);
      }
    }
    return answer;
  }

  /** What a server does: everything anew, from what has arrived. */
  private static void checkSignature(HttpExchange exchange, byte[] body, String service)
      throws Refusal, GeneralSecurityException {
    Headers headers = exchange.getRequestHeaders();
    String authorization = String.valueOf(headers.getFirst("Authorization"));
    String time = String.valueOf(headers.getFirst("X-Amz-Date"));
    if (!authorization.startsWith("AWS4-HMAC-SHA256 ") || !time.matches("\\d{8}T\\d{6}Z")) {
      throw new Refusal(400, "MissingAuthenticationTokenException");
    }
    Map<String, String> parts = new HashMap<>();
    for (String part : authorization.substring(17).split(", ", -1)) {
      parts.put(part.substring(0, part.indexOf('=')), part.substring(part.indexOf('=') + 1));
    }
    Instant signed =
        LocalDateTime.parse(time, DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"))
            .toInstant(ZoneOffset.UTC);
    if (Duration.between(signed, Instant.now()).abs().compareTo(Duration.ofMinutes(5)) > 0) {
      throw new Refusal(400, "InvalidSignatureException");
    }
    String scope = time.substring(0, 8) + "/" + REGION + "/" + service + "/aws4_request";
    if (!(ID + "/" + scope).equals(parts.get("Credential"))
        || !TOKEN.equals(headers.getFirst("X-Amz-Security-Token"))) {
      throw new Refusal(400, "UnrecognizedClientException");
    }
    String names = parts.get("SignedHeaders");
    List<String> list = List.of(names.split(";", -1));
    if (!list.containsAll(List.of("host", "x-amz-date", "x-amz-security-token", "x-amz-target"))) {
      throw new Refusal(400, "InvalidSignatureException");
    }
    StringBuilder canonical = new StringBuilder("POST\n/\n\n");
    for (String name : list) {
      canonical.append(name).append(':').append(headers.getFirst(name).trim()).append('\n');
    }
    canonical.append('\n').append(names).append('\n').append(hash(body));
    String toSign =
        "AWS4-HMAC-SHA256\n"
            + (time + "\n" + scope + "\n")
            + hash(canonical.toString().getBytes(StandardCharsets.UTF_8));
    byte[] key = ("AWS4" + KEY).getBytes(StandardCharsets.UTF_8);
    for (String step : scope.split("/", -1)) {
      key = mac(key, step);
    }
    if (!HexFormat.of().formatHex(mac(key, toSign)).equals(parts.get("Signature"))) {
      throw new Refusal(400, "InvalidSignatureException");
    }
  }

  private static String hash(byte[] bytes) throws GeneralSecurityException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }
}
