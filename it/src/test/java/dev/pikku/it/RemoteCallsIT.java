package dev.pikku.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.maven.shared.invoker.MavenInvocationException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two packaged backends, as AWS would run them: one calls a function of the other. */
class RemoteCallsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String KEY = "a key that both have, of 32 bytes at least";
  private static final String USER = "ann-planted";
  private static final String SKU = "sku-planted";

  private static Project project;

  @TempDir static Path shop;
  @TempDir static Path prices;

  @BeforeAll
  static void build() throws IOException, MavenInvocationException {
    project = Project.copy("remote-calls", "package");
    MavenRun run = project.maven().run("package");
    assertThat(run.passed()).as(run.log()).isTrue();
    Archive.unpack(project.path("backends/shop/target/shop-1.0-SNAPSHOT-lambda.zip"), shop);
    Archive.unpack(project.path("backends/prices/target/prices-1.0-SNAPSHOT-lambda.zip"), prices);
  }

  static Set<Path> jdks() throws IOException {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void callsAFunctionOfAnotherBackend(Path jdk) throws Exception {
    try (LambdaProcess target = prices(jdk, KEY);
        InvokeApi lambda = new InvokeApi(Map.of("prices-dev-rpc", target));
        LambdaProcess caller = shop(jdk, lambda.url())) {
      JsonNode price = get(caller, "/prices/" + SKU, USER);
      assertThat(price.get("statusCode").asInt()).isEqualTo(200);
      assertThat(price.get("body").asText())
          .isEqualTo("{\"sku\":\"" + SKU + "\",\"cents\":100,\"buyer\":\"" + USER + "\"}");

      JsonNode gone = get(caller, "/prices/gone", USER);
      assertThat(gone.get("statusCode").asInt()).isEqualTo(404);
      assertThat(gone.get("body").asText())
          .startsWith("{\"name\":\"NotFoundError\",\"message\":\"Nobody sells that\"");
      assertThat(get(caller, "/sold/gone", USER).get("body").asText()).isEqualTo("false");

      JsonNode broken = get(caller, "/prices/broken", USER);
      assertThat(broken.get("statusCode").asInt()).isEqualTo(500);
      assertThat(broken.get("body").asText()).matches("\\{\"errorId\":\"[0-9a-f]+\"}");
      assertThat(caller.log())
          .contains("The remote function price-of failed; its log has the error id ")
          .doesNotContain("torn");
      assertThat(target.log()).contains("The list is torn");

      assertThat(get(caller, "/prices/" + SKU, null).get("statusCode").asInt()).isEqualTo(401);

      String trace = JSON.readTree(lambda.payloads().get(0)).get("traceId").asText();
      assertThat(target.log()).contains("\"rpc\":\"price-of\",\"outcome\":\"done\"");
      assertThat(lineWith(caller.log(), "A price is shown")).contains(trace);
      assertThat(lineWith(target.log(), "A price is asked for")).contains(trace);
      String signature = JSON.readTree(lambda.payloads().get(0)).get("session").asText();
      for (String log : new String[] {caller.log(), target.log()}) {
        assertThat(log).doesNotContain(SKU, USER, KEY, signature);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void refusesASessionThatIsForgedOrOfAnotherCall(Path jdk) throws Exception {
    try (LambdaProcess target = prices(jdk, KEY);
        InvokeApi lambda = new InvokeApi(Map.of("prices-dev-rpc", target));
        LambdaProcess caller = shop(jdk, lambda.url())) {
      get(caller, "/prices/" + SKU, USER);
      String payload = lambda.payloads().get(0);
      assertThat(answer(target, payload).at("/result/buyer").asText()).isEqualTo(USER);

      assertRefused(answer(target, payload.replace(SKU, "dear")));
      ObjectNode forged = (ObjectNode) JSON.readTree(payload);
      String signature = forged.get("session").asText();
      forged.put("session", signature.substring(0, signature.length() - 4) + "AAAA");
      assertRefused(answer(target, forged.toString()));
      forged.put("session", "ps1:eyJleHAiOjk5OTk5OTk5OTksIm5hbWUiOiJtYWxsb3J5In0:AAAA");
      assertRefused(answer(target, forged.toString()));
      forged.remove("session");
      assertRefused(answer(target, forged.toString()));
      assertThat(target.log())
          .contains("The session of a call of price-of does not count")
          .doesNotContain("mallory", "dear", signature);

      assertThat(answer(target, "{\"rawPath\":\"/\"}").toString())
          .contains("The payload is no remote call");
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void takesNoSessionsOfABackendWithAnotherKey(Path jdk) throws Exception {
    try (LambdaProcess target = prices(jdk, KEY.replace("both", "none"));
        InvokeApi lambda = new InvokeApi(Map.of("prices-dev-rpc", target));
        LambdaProcess caller = shop(jdk, lambda.url())) {
      assertThat(get(caller, "/prices/" + SKU, USER).get("statusCode").asInt()).isEqualTo(401);
    }
  }

  /** A caller carries nothing of the door, and the other nothing of the caller. */
  @Test
  void haveInTheirArchivesWhatTheyUseAlone() {
    assertThat(shop.resolve("dev/pikku/rpc/RemoteCaller.class")).exists();
    assertThat(shop.resolve("dev/pikku/aws/LambdaRpcService.class")).exists();
    assertThat(shop.resolve("dev/pikku/rpc/RpcDoor.class")).doesNotExist();
    assertThat(prices.resolve("dev/pikku/rpc/RpcDoor.class")).exists();
    assertThat(prices.resolve("dev/pikku/rpc/RemoteCaller.class")).doesNotExist();
    assertThat(prices.resolve("dev/pikku/aws")).doesNotExist();
  }

  private static LambdaProcess prices(Path jdk, String key) throws IOException {
    return LambdaProcess.start(
        jdk, prices, "acme.prices.pikku.RpcHandler", Map.of("SESSION_KEY", key));
  }

  private static LambdaProcess shop(Path jdk, String lambda) throws IOException {
    Map<String, String> environment = new HashMap<>();
    environment.put("SESSION_KEY", KEY);
    environment.put("PIKKU_RPC_PRICE_OF", "prices-dev-rpc");
    environment.put("AWS_ENDPOINT_URL_LAMBDA", lambda);
    environment.put("AWS_ACCESS_KEY_ID", "id");
    environment.put("AWS_SECRET_ACCESS_KEY", "secret");
    return LambdaProcess.start(jdk, shop, "acme.shop.pikku.HttpHandler", environment);
  }

  private static JsonNode get(LambdaProcess lambda, String path, String user) throws Exception {
    ObjectNode event = (ObjectNode) JSON.readTree(Events.httpApi("GET", path, ""));
    if (user != null) {
      ((ObjectNode) event.get("headers")).put("x-user", user);
    }
    return answer(lambda, event.toString());
  }

  private static JsonNode answer(LambdaProcess lambda, String event) throws Exception {
    LambdaAnswer answer = lambda.invoke(event);
    assertThat(answer).as(lambda.log()).isInstanceOf(LambdaAnswer.Response.class);
    return JSON.readTree(answer.body());
  }

  private static void assertRefused(JsonNode answer) {
    assertThat(answer.path("status").asInt()).isEqualTo(401);
    assertThat(answer.at("/error/name").asText()).isEqualTo("UnauthorizedError");
  }

  private static String lineWith(String log, String text) {
    return log.lines().filter(line -> line.contains(text)).findFirst().orElse("");
  }
}
