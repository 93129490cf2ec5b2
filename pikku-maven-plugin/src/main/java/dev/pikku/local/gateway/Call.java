package dev.pikku.local.gateway;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What API Gateway gives a request on arrival.
 *
 * @param id of the request
 * @param extendedId the short one, which also goes back to the client
 * @param traceId as X-Ray has it
 * @param time when it came
 */
public record Call(String id, String extendedId, String traceId, Instant time) {
  /** The id of every API. */
  public static final String API = "local";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Ids that nobody can guess, and the time of a clock. */
  public static Supplier<Call> by(Clock clock) {
    return () -> {
      Instant now = clock.instant();
      String trace =
          "Root=1-"
              + HexFormat.of().toHexDigits((int) now.getEpochSecond())
              + "-"
              + HexFormat.of().formatHex(random(12));
      return new Call(UUID.randomUUID().toString(), shortId(), trace, now);
    };
  }

  /** An id such as {@code JKJaXmPLvHcESHA=}. */
  public static String shortId() {
    return Base64.getUrlEncoder().encodeToString(random(11));
  }

  /** As in {@code 12/Mar/2020:19:03:58 +0000}. */
  public String clfTime() {
    return TIME.format(time);
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }
}
