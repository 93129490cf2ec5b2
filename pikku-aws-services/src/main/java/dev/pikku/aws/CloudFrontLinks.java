package dev.pikku.aws;

import dev.pikku.service.ContentRules;
import dev.pikku.service.SecretValue;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;

/**
 * Makes links to content that a CloudFront distribution gives to those alone who have one: signed
 * with a canned policy.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-creating-signed-url-canned-policy.html">Create
 *     a signed URL using a canned policy</a>
 */
public final class CloudFrontLinks {
  private static final String BEGIN = "-----BEGIN PRIVATE KEY-----";
  private static final String END = "-----END PRIVATE KEY-----";

  private final String origin;
  private final String keyPairId;
  private final SecretValue privateKey;
  private final Clock clock;

  /**
   * @param origin the distribution's address, such as {@code https://files.example.com}
   * @param keyPairId the id of the public key in a key group that the distribution trusts
   * @param privateKey an RSA key in PEM form, as PKCS #8: {@code BEGIN PRIVATE KEY}
   */
  public CloudFrontLinks(String origin, String keyPairId, SecretValue privateKey, Clock clock) {
    this.origin = origin.endsWith("/") ? origin.substring(0, origin.length() - 1) : origin;
    this.keyPairId = keyPairId;
    this.privateKey = privateKey;
    this.clock = clock;
  }

  /**
   * Makes a link by which anybody who has it may read, whether or not there is anything.
   *
   * @param key as {@link dev.pikku.service.Content} has it
   * @param validFor one second to seven days
   * @throws IllegalStateException if the private key is none; the message has nothing of it
   */
  public String readUrl(String key, Duration validFor) {
    String url = origin + "/" + SigV4.encode(ContentRules.key(key), true);
    long end = clock.millis() / 1000 + ContentRules.seconds(validFor);
    String policy =
        "{\"Statement\":[{\"Resource\":\""
            + url
            + "\",\"Condition\":{\"DateLessThan\":{\"AWS:EpochTime\":"
            + end
            + "}}}]}";
    return url
        + "?Expires="
        + end
        + "&Signature="
        + signature(policy)
        + "&Key-Pair-Id="
        + SigV4.encode(keyPairId, false);
  }

  private String signature(String policy) {
    try {
      // what CloudFront asks for: RSA with SHA-1
      Signature signature = Signature.getInstance("SHA1withRSA");
      signature.initSign(key(privateKey.reveal()));
      signature.update(policy.getBytes(StandardCharsets.UTF_8));
      // base64 in an alphabet of CloudFront's own
      return Base64.getEncoder()
          .encodeToString(signature.sign())
          .replace('+', '-')
          .replace('=', '_')
          .replace('/', '~');
    } catch (GeneralSecurityException | IllegalArgumentException quotesTheKey) {
      throw noKey();
    }
  }

  private static PrivateKey key(String pem) throws GeneralSecurityException {
    int from = pem.indexOf(BEGIN);
    int end = pem.indexOf(END);
    if (from < 0 || end < from) {
      throw noKey();
    }
    byte[] encoded = Base64.getMimeDecoder().decode(pem.substring(from + BEGIN.length(), end));
    return KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
  }

  private static IllegalStateException noKey() {
    return new IllegalStateException(
        "The key that signs links for CloudFront is no RSA key in PEM form that begins with "
            + BEGIN
            + ". Convert one that begins otherwise: openssl pkcs8 -topk8 -nocrypt -in key.pem");
  }
}
