package dev.pikku.generator.emit.door;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.testing.GeneratedBackend;
import dev.pikku.generator.testing.Request;
import dev.pikku.http.HttpDoor;
import dev.pikku.lambda.event.RpcEvent;
import dev.pikku.rpc.RpcDoor;
import dev.pikku.service.RpcService;
import dev.pikku.wire.RpcWire;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Remote calls, by doors that are generated and called: here, and through another backend. */
class RpcTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final Map<String, String> SECRETS = Map.of("SESSION_KEY", KEY);

  private static final String PRICES =
      """
      @Use(Traced.class)
      public final class Prices {
        private Prices() {}
        public record PriceQuery(@NotBlank String sku) {}
        public record Price(String sku, int cents) {}
        @HttpError(status = 409, message = "Sold out")
        @SuppressWarnings("serial")
        public static final class SoldOut extends RuntimeException {}

        @PikkuFunc @WireRpc(name = "price-of", auth = Auth.PUBLIC)
        public static Price priceOf(PriceList list, Optional<User> user, PriceQuery input)
            throws Exception {
          switch (input.sku()) {
            case "none" -> { return null; }
            case "gone" -> throw new NotFoundException("No such sku");
            case "broken" -> throw new java.io.IOException("PLANTED");
            case "sold" -> throw new SoldOut();
            default -> {}
          }
          return new Price(input.sku() + user.map(User::name).orElse(""), list.next());
        }

        @PikkuFunc @WireRpc(name = "my-discount")
        @Permit(IsAnn.class)
        public static int discount(User user) { return user.name().length(); }

        @PikkuFunc @WireRpc(name = "note", auth = Auth.PUBLIC)
        public static void note(List<String> input, RpcWire wire) { LOG.addAll(input); }

        @PikkuFunc @WireRpc(name = "maybe", auth = Auth.PUBLIC)
        public static Optional<String> maybe(boolean input) {
          return input ? Optional.of("yes") : Optional.empty();
        }

        static final List<String> LOG = Collections.synchronizedList(new ArrayList<>());
        public static List<String> log() { return LOG; }
      }
      """;

  private static final String SHOP =
      """
      public final class Shop {
        private Shop() {}
        @RemoteFunction("price-of")
        public interface PriceOf { Prices.Price of(Prices.PriceQuery query); }
        @RemoteFunction(value = "my-discount", idempotent = true)
        public interface Discount { Integer get(); }
        @RemoteFunction("note") public interface Note { void that(List<String> words); }
        @RemoteFunction("maybe") public interface Maybe { Optional<String> ask(boolean yes); }
        public record Sku(String sku) {}

        @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/prices/{sku}", auth = Auth.PUBLIC)
        public static Prices.Price price(PriceOf prices, PriceList list, Sku input) {
          Prices.Price price = prices.of(new Prices.PriceQuery(input.sku()));
          return price == null ? null : new Prices.Price(price.sku(), 10 * price.cents() + list.next());
        }

        @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/discount", auth = Auth.PUBLIC)
        public static int discount(Discount discount) { return discount.get(); }

        @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/rest", auth = Auth.PUBLIC)
        public static List<String> rest(Note note, Maybe maybe, Wire wire) {
          note.that(List.of("a", "b"));
          boolean back = Wire.current() == wire;
          return List.of(maybe.ask(true).orElse("no"), maybe.ask(false).orElse("no"), "" + back);
        }
      }
      """;

  private static final String REST =
      """
      @SingletonServices
      public final class Services {
        private Services() {}
        public static PriceList list() { return new PriceList(); }
        public static SessionSigner signer(@Secret("session-key") SecretValue key) {
          return SessionSigner.of(key);
        }
      }
      """;

  @TempDir Path here;
  @TempDir Path there;

  private final List<String> sent = new ArrayList<>();
  private GeneratedBackend backend;

  @BeforeEach
  void write() {
    backend = sources(new GeneratedBackend(here));
  }

  private static GeneratedBackend sources(GeneratedBackend backend) {
    return backend
        .with("Prices", PRICES)
        .with("Shop", SHOP)
        .with("Services", REST)
        .with(
            "PriceList",
            "public final class PriceList { int n; public int next() { return ++n; } }")
        .with("User", "@PikkuSession public record User(String name) {}")
        .with(
            "IsAnn",
            """
            public final class IsAnn {
              public boolean allows(User user) { return user.name().equals("ann"); }
            }
            """)
        .with(
            "Traced",
            """
            public final class Traced implements Middleware {
              public void handle(Wire wire, Next next) throws Exception {
                Prices.LOG.add(wire.type() + " " + wire.traceId());
                next.proceed();
              }
            }
            """)
        .with(
            "Login",
            """
            @GlobalMiddleware(routes = "/*")
            public final class Login implements Middleware {
              public void handle(Wire wire, Next next) throws Exception {
                HttpRequest request = wire.request();
                String name = request == null ? null : request.header("x-user");
                if (name != null) {
                  wire.session(User.class).restore(new User(name));
                }
                next.proceed();
              }
            }
            """);
  }

  @Test
  void servesCallsOfOtherBackends() {
    RpcDoor door = backend.rpc(SECRETS);

    assertThat(call(door, "price-of", "{\"sku\":\"a\"}"))
        .isEqualTo("{\"result\":{\"sku\":\"a\",\"cents\":1}}");
    assertThat(call(door, "price-of", "{\"sku\":\"none\"}")).isEqualTo("{\"result\":null}");
    assertThat(call(door, "maybe", "true")).isEqualTo("{\"result\":\"yes\"}");
    assertThat(call(door, "maybe", "false")).isEqualTo("{\"result\":null}");
    assertThat(call(door, "note", "[\"x\"]")).isEqualTo("{\"result\":null}");
    assertThat(call(door, "my-discount", "null")).startsWith("{\"status\":401,");
  }

  @Test
  void checksInputsAndTellsOfErrorsAsOtherDoorsDo() {
    RpcDoor door = backend.rpc(SECRETS);

    assertThat(call(door, "price-of", "{\"sku\":\" \"}"))
        .startsWith("{\"status\":422,\"error\":{\"name\":\"InvalidInputError\"")
        .contains("\"violations\":[{\"path\":\"sku\",\"message\":\"must not be blank\"}]");
    assertThat(call(door, "price-of", "{\"sku\"}")).startsWith("{\"status\":400,");
    assertThat(call(door, "price-of", "{\"sku\":\"sold\"}"))
        .startsWith("{\"status\":409,\"error\":{\"name\":\"SoldOut\",\"message\":\"Sold out\"");
    assertThat(call(door, "price-of", "{\"sku\":\"broken\"}"))
        .startsWith("{\"status\":500,\"error\":{\"errorId\":")
        .doesNotContain("PLANTED");
    assertThat(call(door, "cost-of", "null")).startsWith("{\"status\":404,");
  }

  @Test
  void callsAFunctionOfTheSameBackendInTheSameProcessOnTheSameServices() {
    var http = backend.http(SECRETS);

    assertThat(Request.of("GET /prices/a").to(http)).isEqualTo("200 {\"sku\":\"a\",\"cents\":12}");
    assertThat(Request.of("GET /prices/b").header("x-user", "ann").to(http))
        .isEqualTo("200 {\"sku\":\"bann\",\"cents\":34}");
    assertThat(Request.of("GET /rest").to(http)).isEqualTo("200 [\"yes\",\"no\",\"true\"]");
    assertThat(String.valueOf(backend.call("Prices", "log"))).contains("RPC ").contains("a, b");
  }

  @Test
  void asksForSessionsAndPermissionsInTheSameProcess() {
    var http = backend.http(SECRETS);

    assertThat(Request.of("GET /discount").header("x-user", "ann").to(http)).isEqualTo("200 3");
    assertThat(Request.of("GET /discount").header("x-user", "bob").to(http)).startsWith("403 ");
    assertThat(Request.of("GET /discount").to(http)).startsWith("401 ");
  }

  @Test
  void throwsWhatTheFunctionThrew() {
    var http = backend.http(SECRETS);

    assertThat(Request.of("GET /prices/none").to(http)).isEqualTo("204");
    assertThat(Request.of("GET /prices/gone").to(http))
        .startsWith("404 {\"name\":\"NotFoundError\",\"message\":\"No such sku\"");
    assertThat(Request.of("GET /prices/sold").to(http))
        .startsWith("409 {\"name\":\"SoldOut\",\"message\":\"Sold out\"");
    assertThat(Request.of("GET /prices/%20").to(http))
        .startsWith("422 {\"name\":\"InvalidInputError\"")
        .contains("must not be blank");
    assertThat(Request.of("GET /prices/broken").to(http))
        .startsWith("500 {\"errorId\":")
        .doesNotContain("PLANTED");
  }

  @Test
  void callsFunctionsOfAnotherBackendWithTraceIdAndSignedSession() {
    var http = shop(payload -> payload);

    assertThat(
            Request.of("GET /prices/b")
                .header("x-user", "ann")
                .header("x-request-id", "t7")
                .to(http))
        .isEqualTo("200 {\"sku\":\"bann\",\"cents\":11}");
    assertThat(Request.of("GET /discount").header("x-user", "ann").to(http)).isEqualTo("200 3");
    assertThat(Request.of("GET /discount").header("x-user", "bob").to(http)).startsWith("403 ");
    assertThat(Request.of("GET /discount").to(http)).startsWith("401 ");
    assertThat(Request.of("GET /rest").to(http)).isEqualTo("200 [\"yes\",\"no\",\"true\"]");
    assertThat(Request.of("GET /prices/sold").to(http)).startsWith("409 {\"name\":\"SoldOut\"");
    assertThat(Request.of("GET /prices/%20").to(http)).startsWith("422 ");
    assertThat(Request.of("GET /prices/none").to(http)).isEqualTo("204");
    assertThat(Request.of("GET /prices/broken").to(http)).startsWith("500 {\"errorId\":");
    assertThat(String.valueOf(backend.call("Prices", "log"))).contains("RPC t7");
    assertThat(String.valueOf(sent)).contains("my-discount true").contains("price-of false");
  }

  @Test
  void takesNoSessionThatIsForged() {
    var http = shop(payload -> payload.replaceFirst("\"ps1:[^:]*", "\"ps1:eyJuYW1lIjoiYW5uIn0"));

    assertThat(Request.of("GET /prices/b").header("x-user", "ann").to(http))
        .isEqualTo("200 {\"sku\":\"b\",\"cents\":11}");
    assertThat(Request.of("GET /discount").header("x-user", "ann").to(http)).startsWith("401 ");
  }

  @Test
  void takesNoSessionThatWasSignedForAnotherInput() {
    var http = shop(payload -> payload.replace("\"sku\":\"b\"", "\"sku\":\"c\""));

    assertThat(Request.of("GET /prices/b").header("x-user", "ann").to(http))
        .isEqualTo("200 {\"sku\":\"c\",\"cents\":11}");
  }

  /** A backend that has the HTTP functions alone, and a line to the one that has the others. */
  private HttpDoor shop(UnaryOperator<String> line) {
    RpcDoor prices = backend.rpc(SECRETS);
    GeneratedBackend shop =
        sources(new GeneratedBackend(there))
            .withConfig(
                """
                {
                  "name": "shop",
                  "filters": {"types": ["http"]},
                  "rpc": {
                    "price-of": {"from": "prices"}, "my-discount": {"from": "prices"},
                    "note": {"from": "prices"}, "maybe": {"from": "prices"}
                  }
                }
                """)
            .with(
                "Line",
                """
                @SingletonServices
                public final class Line {
                  private Line() {}
                  static final List<RpcService> TO = new ArrayList<>();
                  static List<RpcService> to() { return TO; }
                  public static RpcService service() {
                    return (function, payload, idempotent) ->
                        TO.get(0).call(function, payload, idempotent);
                  }
                }
                """);
    HttpDoor http = shop.http(SECRETS);
    @SuppressWarnings("unchecked")
    List<RpcService> to = (List<RpcService>) shop.call("Line", "to");
    to.add(
        (function, payload, idempotent) -> {
          sent.add(function + " " + idempotent);
          byte[] event = line.apply(new String(payload, UTF_8)).getBytes(UTF_8);
          RpcWire wire = RpcEvent.read(event, System.currentTimeMillis() + 10_000);
          return prices.serve(wire).toByteArray();
        });
    return http;
  }

  private static String call(RpcDoor door, String function, String input) {
    byte[] json = input.getBytes(UTF_8);
    RpcWire wire =
        new RpcWire(
            function, json, 0, json.length, null, "trace", System.currentTimeMillis() + 10_000);
    return new String(door.serve(wire).toByteArray(), UTF_8);
  }
}
