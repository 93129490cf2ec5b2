package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.davidmoten.aws.lw.client.internal.auth.AwsSignatureVersion4;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Two signers that were written apart from each other agree on what either may be asked. */
class SigV4AgainstLightweightClientTest {
  /** Without ~ and *, which that client does not encode as AWS does. */
  private static final String[] CHARACTERS = {
    "a", "b", "Z", "0", "9", "-", ".", "_", " ", "+", "%", "&", "=", "?", "#", "/", ":", "@", "$",
    "!", "'", "(", ")", ",", ";", "\"", "<", "\\", "ä", "ß", "ሴ", "😀"
  };

  private static final long SEED = 20150830;
  private final Random random = new Random(SEED);

  private String text(int most) {
    StringBuilder out = new StringBuilder();
    for (int length = random.nextInt(most + 1); length > 0; length--) {
      out.append(CHARACTERS[random.nextInt(CHARACTERS.length)]);
    }
    return out.toString();
  }

  private String oneOf(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  @Test
  void agreesOnThousandsOfRequests() throws Exception {
    for (int i = 0; i < 4000; i++) {
      agreesOnOne(i);
    }
  }

  private void agreesOnOne(int number) throws Exception {
    String method = oneOf("GET", "POST", "PUT", "DELETE", "HEAD");
    String service = oneOf("sqs", "dynamodb", "secretsmanager", "execute-api");
    String region = oneOf("us-east-1", "eu-central-1", "cn-north-1");
    Credentials credentials =
        new Credentials("AK" + text(10), text(40), random.nextBoolean() ? "T" + text(60) : null, 0);
    long second = random.nextInt(Integer.MAX_VALUE) * 2L;
    byte[] body = text(200).getBytes(StandardCharsets.UTF_8);
    String hash = SigV4.sha256(body);

    Map<String, String> query = new HashMap<>();
    for (int count = random.nextInt(5); count > 0; count--) {
      query.put("q" + text(6), text(8));
    }
    List<String> pairs = new ArrayList<>();
    query.forEach(
        (name, value) -> pairs.add(SigV4.encode(name, false) + "=" + SigV4.encode(value, false)));
    Collections.shuffle(pairs, random);
    URL url =
        new URL(
            oneOf("https://sqs.eu-central-1.amazonaws.com", "http://localhost:9324")
                + (random.nextInt(4) == 0 ? "" : "/" + SigV4.encode(text(20), true))
                + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs)));

    TreeMap<String, String> headers = new TreeMap<>();
    for (int count = random.nextInt(4); count > 0; count--) {
      headers.put("x-h" + random.nextInt(100), text(20).strip());
    }
    Map<String, String> theirs = new HashMap<>(headers);
    if (credentials.token != null) {
      theirs.put("x-amz-security-token", credentials.token.strip());
    }
    String expected =
        AwsSignatureVersion4.computeSignatureForAuthorizationHeader(
            url,
            method,
            service,
            region,
            () -> second * 1000,
            theirs,
            query,
            hash,
            credentials.id,
            credentials.secret);

    new SigV4(service, region).sign(credentials, method, url, headers, hash, second);

    assertThat(headers.get("authorization"))
        .as("request %d of seed %d: %s %s", number, SEED, method, url)
        .isEqualTo(expected);
  }
}
