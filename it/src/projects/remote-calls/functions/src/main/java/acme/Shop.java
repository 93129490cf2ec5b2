package acme;

import static dev.pikku.Auth.PUBLIC;
import static dev.pikku.HttpMethod.GET;

import dev.pikku.PikkuFunc;
import dev.pikku.WireHttp;
import dev.pikku.error.NotFoundException;
import dev.pikku.service.Logger;

/** Sells things, whose prices another backend knows. */
public final class Shop {
  private Shop() {}

  /** Shows a price. */
  @PikkuFunc(tags = "shop")
  @WireHttp(method = GET, route = "/prices/{sku}", auth = PUBLIC)
  public static Price price(PriceOf prices, Logger logger, PriceQuery input) {
    logger.info("A price is shown");
    return prices.call(input);
  }

  /** Whether there is a price. */
  @PikkuFunc(tags = "shop")
  @WireHttp(method = GET, route = "/sold/{sku}", auth = PUBLIC)
  public static boolean isSold(PriceOf prices, PriceQuery input) {
    try {
      return prices.call(input).cents() > 0;
    } catch (NotFoundException unknown) {
      return false;
    }
  }
}
