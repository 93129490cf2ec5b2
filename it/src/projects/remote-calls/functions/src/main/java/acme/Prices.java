package acme;

import dev.pikku.PikkuFunc;
import dev.pikku.WireRpc;
import dev.pikku.error.NotFoundException;
import dev.pikku.service.Logger;

/** Knows what things cost. */
public final class Prices {
  private Prices() {}

  /** What something costs whoever is logged in. */
  @PikkuFunc(tags = "prices")
  @WireRpc(name = "price-of")
  public static Price priceOf(Logger logger, UserSession session, PriceQuery input) {
    logger.info("A price is asked for");
    return switch (input.sku()) {
      case "gone" -> throw new NotFoundException("Nobody sells that");
      case "broken" -> throw new IllegalStateException("The list is torn");
      default -> new Price(input.sku(), 100, session.name());
    };
  }
}
