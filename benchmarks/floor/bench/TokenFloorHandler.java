package bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The floor's todos for whoever has a token, which is checked by hand: HS256, expiry, owner. */
public final class TokenFloorHandler implements RequestStreamHandler {
  private static final String HEADER = "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.";

  private final Todos todos = new Todos();
  private final Map<String, String> owners = new HashMap<>();
  private final Mac mac;

  public TokenFloorHandler() throws GeneralSecurityException {
    mac = Mac.getInstance("HmacSHA256");
    byte[] key = System.getenv("SESSION_KEY").getBytes(StandardCharsets.UTF_8);
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    Json event = new Json(in.readAllBytes());
    String method = "";
    String path = "";
    String body = null;
    String token = null;
    event.expect('{');
    for (boolean first = true; event.more(first); first = false) {
      switch (event.key()) {
        case "rawPath" -> path = event.string();
        case "body" -> body = event.stringOrNull();
        case "headers" -> {
          event.expect('{');
          for (boolean one = true; event.more(one); one = false) {
            if (event.key().equals("authorization")) {
              token = event.string();
            } else {
              event.skip();
            }
          }
        }
        case "requestContext" -> method = method(event);
        default -> event.skip();
      }
    }
    String user = token == null || !token.startsWith("Bearer ") ? null : user(token.substring(7));
    int status = 404;
    String answer = "{\"message\":\"Not Found\"}";
    if (user == null) {
      status = 401;
      answer = "{\"message\":\"Unauthorized\"}";
    } else if (method.equals("POST") && path.equals("/my/todos")) {
      Todo todo = todos.create(body);
      owners.put(todo.id(), user);
      status = 201;
      answer = todo.json();
    } else if (method.equals("PUT") && path.startsWith("/my/todos/") && path.endsWith("/done")) {
      Todo todo = todos.get(path.substring(10, path.length() - 5));
      if (todo == null || !user.equals(owners.get(todo.id()))) {
        status = 403;
        answer = "{\"message\":\"Forbidden\"}";
      } else {
        status = 200;
        answer = new Todo(todo.id(), todo.text(), true).json();
      }
    }
    StringBuilder text = new StringBuilder(answer.length() + 128);
    text.append("{\"statusCode\":").append(status);
    text.append(",\"headers\":{\"content-type\":\"application/json\"},\"body\":");
    Json.quote(text, answer);
    text.append(",\"isBase64Encoded\":false}");
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String method(Json event) {
    String method = "";
    event.expect('{');
    for (boolean first = true; event.more(first); first = false) {
      if (!event.key().equals("http")) {
        event.skip();
        continue;
      }
      event.expect('{');
      for (boolean one = true; event.more(one); one = false) {
        if (event.key().equals("method")) {
          method = event.string();
        } else {
          event.skip();
        }
      }
    }
    return method;
  }

  private String user(String token) {
    int dot = token.lastIndexOf('.');
    if (!token.startsWith(HEADER) || dot < HEADER.length()) {
      return null;
    }
    byte[] signed = token.substring(0, dot).getBytes(StandardCharsets.ISO_8859_1);
    byte[] signature = Base64.getUrlDecoder().decode(token.substring(dot + 1));
    if (!MessageDigest.isEqual(mac.doFinal(signed), signature)) {
      return null;
    }
    Json claims = new Json(Base64.getUrlDecoder().decode(token.substring(HEADER.length(), dot)));
    String user = null;
    long expires = 0;
    claims.expect('{');
    for (boolean first = true; claims.more(first); first = false) {
      switch (claims.key()) {
        case "userId" -> user = claims.string();
        case "exp" -> expires = number(claims);
        default -> claims.skip();
      }
    }
    return expires > System.currentTimeMillis() / 1000 ? user : null;
  }

  private static long number(Json json) {
    int from = json.i;
    json.skip();
    return Long.parseLong(new String(json.b, from, json.i - from, StandardCharsets.US_ASCII));
  }
}
