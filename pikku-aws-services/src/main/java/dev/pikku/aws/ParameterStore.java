package dev.pikku.aws;

import dev.pikku.json.JsonReader;
import dev.pikku.json.JsonWriter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads parameters of AWS Systems Manager, those that are encrypted too. */
final class ParameterStore implements SecretStore {
  private static final int MOST = 10;

  private final AwsClient client;

  ParameterStore(Map<String, String> environment) {
    client = new AwsClient("ssm", environment);
  }

  @Override
  public String title() {
    return "Parameter Store";
  }

  @Override
  public void read(List<String> names, Found found) throws IOException {
    for (int from = 0; from < names.size(); from += MOST) {
      readSome(names.subList(from, Math.min(names.size(), from + MOST)), found);
    }
  }

  private void readSome(List<String> names, Found found) throws IOException {
    JsonWriter request = new JsonWriter().beginObject().name("Names").beginArray();
    for (String name : names) {
      request.value(name);
    }
    request.endArray().name("WithDecryption").value(true).endObject();
    AwsResponse response =
        client.answer11(client.endpoint("SSM"), "AmazonSSM.GetParameters", request.toByteArray());
    if (response.status == 200) {
      List<String> missing = new ArrayList<>(names);
      answer(new JsonReader(response.body()), missing, found);
      for (String name : missing) {
        found.refusal(name, "ParameterNotFound");
      }
    } else if (names.size() == 1) {
      found.refusal(names.get(0), response.describe());
    } else {
      // one that may not be read, or decrypted, keeps the others back
      for (String name : names) {
        readSome(List.of(name), found);
      }
    }
  }

  private static void answer(JsonReader in, List<String> missing, Found found) throws IOException {
    try {
      in.beginObject();
      for (String key = in.nextName(); key != null; key = in.nextName()) {
        if (key.equals("Parameters") && in.peek() == '[' && in.beginArray()) {
          while (in.nextElement()) {
            parameter(in, missing, found);
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

  private static void parameter(JsonReader in, List<String> missing, Found found) {
    String name = null;
    String value = null;
    in.beginObject();
    for (String key = in.nextName(); key != null; key = in.nextName()) {
      String text = text(in);
      if (key.equals("Name")) {
        name = text;
      } else if (key.equals("Value")) {
        value = text;
      }
    }
    if (name != null && value != null) {
      missing.remove(name);
      found.value(name, value);
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
