package acme;

/** What a price is asked for. */
public record PriceQuery(String sku) {}
