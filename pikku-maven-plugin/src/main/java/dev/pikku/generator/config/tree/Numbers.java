package dev.pikku.generator.config.tree;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;

/** Gives whole numbers the smallest node that holds them, so that equal numbers are equal nodes. */
public final class Numbers {
  private static final int INT_BITS = 31;
  private static final int LONG_BITS = 63;

  private Numbers() {}

  public static JsonNode whole(BigInteger number) {
    if (number.bitLength() <= INT_BITS) {
      return JsonNodeFactory.instance.numberNode(number.intValueExact());
    }
    return number.bitLength() <= LONG_BITS
        ? JsonNodeFactory.instance.numberNode(number.longValueExact())
        : JsonNodeFactory.instance.numberNode(number);
  }
}
