package dev.pikku.lambda;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Spoils an event: cuts it off, or has other values, twice the same or noise in its places. */
final class EventMutation {
  private static final String[] VALUES = {
    "null",
    "true",
    "false",
    "0",
    "-1",
    "1e999999",
    "9".repeat(400),
    "-" + "0".repeat(40) + "1.5E-99",
    "\"\"",
    "\" \"",
    "[]",
    "{}",
    "[null]",
    "[[\"a\"],{\"a\":null}]",
    "{\"a\":null,\"a\":[]}",
    "{\"\":\"\"}",
    "\"\\ud800\"",
    "\"\\u0000\\u001f\"",
    "\"\\uZZZZ\"",
    "\"\\q\"",
    "\"%\"",
    "\"%zz%ff%C3\"",
    "\"/\"",
    "\"//\"",
    "\"/todos/%\"",
    "\"a=b;;=;c\"",
    "\"&&==&a=%\"",
    "\"a\nb\"",
    "\"line\\r\\nbreak: x\"",
    "\"GET\"",
    "\"HEAD\"",
    "\"OPTIONS\"",
    "\"get\"",
    "\"" + "x".repeat(5000) + "\"",
    "[".repeat(3000),
    "[".repeat(3000) + "]".repeat(3000),
    "{\"a\":".repeat(2000) + "1" + "}".repeat(2000),
    "'x'",
    "NaN",
    "undefined",
    "",
  };

  private static final byte[][] BYTES = {
    {'"', (byte) 0xff, (byte) 0xfe, '"'},
    {'"', (byte) 0xc3, '"'},
    {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
    {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
    {0},
  };

  private static final byte[] ALPHABET =
      "{}[]\",:\\u0n \u0000%".getBytes(StandardCharsets.ISO_8859_1);

  private final byte[] event;

  /** Begin and end of every value and key. */
  private final List<int[]> places = new ArrayList<>();

  EventMutation(byte[] event) {
    this.event = event;
    Deque<Integer> open = new ArrayDeque<>();
    try (JsonParser parser = new JsonFactory().createParser(event)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token.isScalarValue() || token == JsonToken.FIELD_NAME) {
          parser.getText();
        }
        int from = (int) parser.currentTokenLocation().getByteOffset();
        int to = (int) parser.currentLocation().getByteOffset();
        if (token.isStructStart()) {
          open.push(from);
        } else {
          places.add(new int[] {token.isStructEnd() ? open.pop() : from, to});
        }
      }
    } catch (IOException impossible) {
      throw new AssertionError(impossible);
    }
  }

  byte[] next(Random random) {
    byte[] spoilt = once(random);
    // now and then something else goes wrong, too
    return random.nextInt(4) == 0 && spoilt.length > 0 ? noise(spoilt, random) : spoilt;
  }

  private byte[] once(Random random) {
    int[] place = places.get(random.nextInt(places.size()));
    switch (random.nextInt(8)) {
      case 0 -> {
        return Arrays.copyOf(event, place[random.nextInt(2)]);
      }
      case 1 -> {
        return Arrays.copyOf(event, random.nextInt(event.length));
      }
      case 2 -> {
        int[] other = places.get(random.nextInt(places.size()));
        return spliced(place, Arrays.copyOfRange(event, other[0], other[1]));
      }
      case 3 -> {
        byte[] value = value(random);
        ByteArrayOutputStream twice = new ByteArrayOutputStream();
        twice.write(event, place[0], place[1] - place[0]);
        twice.writeBytes((random.nextBoolean() ? "," : ":").getBytes(StandardCharsets.UTF_8));
        twice.writeBytes(value);
        return spliced(place, twice.toByteArray());
      }
      case 4 -> {
        return noise(event.clone(), random);
      }
      default -> {
        return spliced(place, value(random));
      }
    }
  }

  private static byte[] value(Random random) {
    int which = random.nextInt(VALUES.length + BYTES.length);
    return which < VALUES.length
        ? VALUES[which].getBytes(StandardCharsets.UTF_8)
        : BYTES[which - VALUES.length];
  }

  private byte[] spliced(int[] place, byte[] instead) {
    byte[] spliced = new byte[event.length - (place[1] - place[0]) + instead.length];
    System.arraycopy(event, 0, spliced, 0, place[0]);
    System.arraycopy(instead, 0, spliced, place[0], instead.length);
    System.arraycopy(event, place[1], spliced, place[0] + instead.length, event.length - place[1]);
    return spliced;
  }

  private static byte[] noise(byte[] event, Random random) {
    for (int n = random.nextInt(4); n >= 0; n--) {
      event[random.nextInt(event.length)] =
          random.nextBoolean()
              ? ALPHABET[random.nextInt(ALPHABET.length)]
              : (byte) random.nextInt(256);
    }
    return event;
  }
}
