package dev.pikku.aws;

import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the current values of secrets from AWS Secrets Manager. */
final class SecretsManagerStore implements SecretStore {
  private static final String ID = "SECRETS_MANAGER";
  private static final int MOST = 20;

  private final AwsClient client;

  /** Not so where a policy lets the function read single secrets alone. */
  private volatile boolean batches = true;

  SecretsManagerStore(Map<String, String> environment) {
    client = new AwsClient("secretsmanager", environment);
  }

  @Override
  public String title() {
    return "Secrets Manager";
  }

  @Override
  public void read(List<String> names, Found found) throws IOException {
    for (int from = 0; from < names.size(); from += MOST) {
      List<String> some = names.subList(from, Math.min(names.size(), from + MOST));
      if (some.size() == 1 || !batches || !readTogether(some, found)) {
        for (String name : some) {
          readOne(name, found);
        }
      }
    }
  }

  private void readOne(String name, Found found) throws IOException {
    JsonWriter request = new JsonWriter().beginObject().name("SecretId").value(name).endObject();
    AwsResponse response = ask("GetSecretValue", request);
    String value = response.text("SecretString");
    if (value == null) {
      value = response.text("SecretBinary");
    }
    if (response.status == 200 && value != null) {
      found.value(name, value);
    } else {
      found.refusal(name, response.describe());
    }
  }

  /**
   * @return whether they were; a page that says there is more is followed by another
   */
  private boolean readTogether(List<String> names, Found found) throws IOException {
    String next = null;
    do {
      JsonWriter request = new JsonWriter().beginObject().name("SecretIdList").beginArray();
      for (String name : names) {
        request.value(name);
      }
      request.endArray();
      if (next != null) {
        request.name("NextToken").value(next);
      }
      AwsResponse response = ask("BatchGetSecretValue", request.endObject());
      if (response.status != 200) {
        // each on its own tells which one it is because of
        batches = !response.code().equals("AccessDeniedException");
        return false;
      }
      next = response.text("NextToken");
      page(new JsonReader(response.body()), found);
    } while (next != null);
    return true;
  }

  private AwsResponse ask(String operation, JsonWriter request) throws IOException {
    return client.answer11(
        client.endpoint(ID), "secretsmanager." + operation, request.toByteArray());
  }

  private static void page(JsonReader in, Found found) throws IOException {
    try {
      in.beginObject();
      for (String key = in.nextName(); key != null; key = in.nextName()) {
        boolean values = key.equals("SecretValues");
        if ((values || key.equals("Errors")) && in.peek() == '[' && in.beginArray()) {
          while (in.nextElement()) {
            entry(in, found);
          }
        } else {
          in.skip();
        }
      }
    } catch (RuntimeException notJson) {
      // its text may quote what is secret
      throw new IOException("its answer cannot be read");
    }
  }

  private static void entry(JsonReader in, Found found) {
    String name = null;
    String value = null;
    String code = "no error code";
    in.beginObject();
    for (String key = in.nextName(); key != null; key = in.nextName()) {
      String text = text(in);
      switch (key) {
        case "Name", "SecretId" -> name = text;
        case "SecretString", "SecretBinary" -> value = text == null ? value : text;
        case "ErrorCode" -> code = AwsResponse.printable(text);
        default -> {}
      }
    }
    if (name != null && value != null) {
      found.value(name, value);
    } else if (name != null) {
      found.refusal(name, code);
    }
  }

  private static @Nullable String text(JsonReader in) {
    if (in.peek() == '"') {
      return in.string();
    }
    in.skip();
    return null;
  }
}
