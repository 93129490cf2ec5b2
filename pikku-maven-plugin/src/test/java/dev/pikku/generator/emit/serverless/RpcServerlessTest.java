package dev.pikku.generator.emit.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.testing.GeneratedBackend;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code serverless.yml} has for remote calls, read back. */
final class RpcServerlessTest {
  @TempDir Path directory;

  private GeneratedBackend backend(String config) {
    return new GeneratedBackend(directory)
        .with(
            "F",
            """
            public final class F {
              private F() {}
              @RemoteFunction("price-of") public interface PriceOf { void of(); }
              @RemoteFunction("in-stock") public interface InStock { void ask(); }
              @PikkuFunc @WireRpc(name = "price-of", auth = Auth.PUBLIC)
              public static void priceOf() {}
              @PikkuFunc @WireRpc(name = "in-stock", auth = Auth.PUBLIC)
              public static void inStock() {}
              @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/", auth = Auth.PUBLIC)
              public static void get(PriceOf prices, InStock stock) {}
              @PikkuFunc @WireScheduler(name = "tidy", schedule = "rate(1 day)")
              public static void tidy() {}
            }
            """)
        .withConfig(config);
  }

  private static JsonNode tree(GeneratedBackend backend) {
    assertThat(backend.diagnostics().errors()).isEmpty();
    return Sample.parse(backend.file("serverless.yml"));
  }

  @Test
  void hasAFunctionThatNoEventCalls() {
    JsonNode tree = tree(backend("{\"filters\": {\"types\": [\"rpc\"]}}"));

    JsonNode function = tree.at("/functions/rpc");
    assertThat(function.path("handler").asText()).isEqualTo("acme.pikku.RpcHandler");
    assertThat(function.path("events").isArray()).isTrue();
    assertThat(function.path("events")).isEmpty();
    assertThat(function.has("environment")).isFalse();
    assertThat(tree.at("/provider").has("iam")).isFalse();
  }

  @Test
  void letsCallersInvokeExactlyTheFunctionsThatTheyCall() {
    JsonNode tree =
        tree(
            backend(
                """
                {
                  "filters": {"types": ["http", "scheduler"]},
                  "rpc": {"price-of": {"from": "prices"}, "in-stock": {"from": "stock"}}
                }
                """));

    assertThat(tree.at("/functions/http/environment"))
        .isEqualTo(
            Sample.parse(
                """
                PIKKU_RPC_IN_STOCK: stock-${sls:stage}-rpc
                PIKKU_RPC_PRICE_OF: prices-${sls:stage}-rpc
                """));
    assertThat(tree.at("/functions/scheduler").has("environment")).isFalse();
    assertThat(tree.at("/provider/iam/role/statements"))
        .isEqualTo(
            Sample.parse(
                """
                - Effect: Allow
                  Action: ['lambda:InvokeFunction']
                  Resource:
                    - Fn::Sub: arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:prices-${sls:stage}-rpc
                    - Fn::Sub: arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:stock-${sls:stage}-rpc
                """));
  }

  @Test
  void needsNothingToCallWhatIsInTheSameBackend() {
    JsonNode tree =
        tree(backend("{\"name\": \"all\", \"rpc\": {\"price-of\": {\"from\": \"all\"}}}"));

    List<String> functions = new ArrayList<>();
    tree.path("functions").fieldNames().forEachRemaining(functions::add);
    assertThat(functions).containsExactly("http", "rpc", "scheduler");
    assertThat(tree.at("/functions/http").has("environment")).isFalse();
    assertThat(tree.at("/provider").has("iam")).isFalse();
  }

  @Test
  void tellsTheManifestWhoCallsWhat() {
    GeneratedBackend backend =
        backend(
            """
            {
              "filters": {"types": ["http"]},
              "rpc": {"price-of": {"from": "prices"}, "in-stock": {"from": "stock"}}
            }
            """);

    assertThat(Sample.parse(backend.file("manifest.json")).at("/lambdaFunctions/http/calls"))
        .isEqualTo(Sample.parse("[in-stock, price-of]"));
  }
}
