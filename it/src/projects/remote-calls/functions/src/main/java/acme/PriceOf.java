package acme;

import dev.pikku.RemoteFunction;

/** Asks the backend that knows prices. */
@RemoteFunction("price-of")
public interface PriceOf {
  Price call(PriceQuery query);
}
