package dev.pikku.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.pikku.http.HttpDoor;
import dev.pikku.lambda.example.CorsExampleHttpBootstrap;
import dev.pikku.lambda.example.ExampleHttpBootstrap;
import dev.pikku.lambda.example.ExampleHttpBootstrap.UserSession;
import dev.pikku.lambda.example.RecordedLog;
import dev.pikku.wire.Next;
import dev.pikku.wire.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The example's handler, and what tests need to call it. */
final class ExampleLambda extends HttpLambda {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final RecordedLog LOG = new RecordedLog();

  ExampleLambda() {
    this("no");
  }

  private ExampleLambda(String cors) {
    // the door logs to the list; what the shell prints is a test of its own
    super(Map.of("AWS_LAMBDA_LOG_LEVEL", "FATAL", "CORS", cors), false);
    LOG.lines().clear();
  }

  /** The same for pages of {@code https://app.example.com}, too. */
  static ExampleLambda withCors() {
    return new ExampleLambda("yes");
  }

  @Override
  protected HttpDoor open(Map<String, String> environment) {
    // asked before this object has fields of its own
    return "yes".equals(environment.get("CORS"))
        ? new CorsExampleHttpBootstrap(LOG, ExampleLambda::restoreSession)
        : new ExampleHttpBootstrap(LOG, ExampleLambda::restoreSession);
  }

  /** Middleware: the caller is who the header says. */
  private static void restoreSession(Wire wire, Next next) throws Exception {
    dev.pikku.wire.HttpWire http = (dev.pikku.wire.HttpWire) wire;
    http.response().header("x-seen", "yes");
    String user = http.request().header("x-user");
    if (user != null) {
      wire.session(UserSession.class).restore(new UserSession(user));
    }
    next.proceed();
  }

  RecordedLog log() {
    return LOG;
  }

  byte[] bytes(byte[] event) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      handleRequest(new ByteArrayInputStream(event), out, new FakeLambdaContext(3000));
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
    return out.toByteArray();
  }

  JsonNode answer(String event) {
    try {
      return JSON.readTree(bytes(event.getBytes(StandardCharsets.UTF_8)));
    } catch (IOException notJson) {
      throw new AssertionError(notJson);
    }
  }

  JsonNode answer(JsonNode event) {
    return answer(event.toString());
  }

  static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException notJson) {
      throw new AssertionError(notJson);
    }
  }
}
