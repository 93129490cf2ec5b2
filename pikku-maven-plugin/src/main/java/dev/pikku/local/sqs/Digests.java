package dev.pikku.local.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/** The digests by which clients of SQS check that nothing was lost. */
final class Digests {
  private Digests() {}

  static String md5(String text) {
    return HexFormat.of().formatHex(digest("MD5").digest(text.getBytes(UTF_8)));
  }

  static String sha256(String text) {
    return HexFormat.of().formatHex(digest("SHA-256").digest(text.getBytes(UTF_8)));
  }

  /** Name, type and value of each attribute, by name, each after its length. */
  static String md5(ObjectNode attributes) {
    MessageDigest digest = digest("MD5");
    Map<String, JsonNode> sorted = new TreeMap<>();
    attributes.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
    sorted.forEach(
        (name, attribute) -> {
          part(digest, name.getBytes(UTF_8));
          part(digest, attribute.path("DataType").asText().getBytes(UTF_8));
          boolean binary = attribute.has("BinaryValue");
          digest.update((byte) (binary ? 2 : 1));
          part(
              digest,
              binary
                  ? Base64.getDecoder().decode(attribute.path("BinaryValue").asText())
                  : attribute.path("StringValue").asText().getBytes(UTF_8));
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void part(MessageDigest digest, byte[] bytes) {
    digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
    digest.update(bytes);
  }

  private static MessageDigest digest(String algorithm) {
    try {
      return MessageDigest.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has it", e);
    }
  }
}
