package acme;

/** What something costs somebody. */
public record Price(String sku, int cents, String buyer) {}
