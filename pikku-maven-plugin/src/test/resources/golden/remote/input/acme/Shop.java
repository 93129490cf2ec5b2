package acme;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.GET;

import dev.pikku.PikkuFunc;
import dev.pikku.PikkuSession;
import dev.pikku.RemoteFunction;
import dev.pikku.Secret;
import dev.pikku.SingletonServices;
import dev.pikku.WireHttp;
import dev.pikku.WireRpc;
import dev.pikku.auth.SessionSigner;
import dev.pikku.service.SecretValue;

/** One remote function is in this backend, the other is not. */
public final class Shop {
  private Shop() {}

  @PikkuSession
  public record User(String name) {}

  public record Sku(String sku) {}

  public record Price(int cents, boolean inStock) {}

  @RemoteFunction("price-of")
  public interface PriceOf {
    Price of(Sku sku);
  }

  @RemoteFunction(value = "in-stock", idempotent = true)
  public interface InStock {
    boolean ask(Sku sku);
  }

  @SingletonServices
  public static final class Services {
    private Services() {}

    public static SessionSigner signer(@Secret("session-key") SecretValue key) {
      return SessionSigner.of(key);
    }
  }

  @PikkuFunc
  @WireRpc(name = "price-of")
  public static Price price(InStock stock, User user, Sku input) {
    return new Price(user.name().length(), stock.ask(input));
  }

  @PikkuFunc
  @WireHttp(method = GET, route = "/prices/{sku}", auth = PUBLIC)
  public static Price get(PriceOf prices, Sku input) {
    return prices.of(input);
  }

  @PikkuFunc(tags = "stock")
  @WireRpc(name = "in-stock", auth = PUBLIC)
  public static boolean inStock(Sku input) {
    return !input.sku().isEmpty();
  }
}
