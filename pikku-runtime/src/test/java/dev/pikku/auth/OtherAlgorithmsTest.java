package dev.pikku.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.pikku.service.SecretValue;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import org.junit.jupiter.api.Test;

/** Keys of other algorithms over a library, as users plug them in. */
class OtherAlgorithmsTest {

  /** A public key of another issuer, checked by Nimbus. */
  static final class PublicKey implements JwtKey {
    private final JWSHeader header;
    private final JWSVerifier verifier;

    PublicKey(JWSAlgorithm algorithm, String id, JWSVerifier verifier) {
      header = new JWSHeader.Builder(algorithm).keyID(id).build();
      this.verifier = verifier;
    }

    @Override
    public String algorithm() {
      return header.getAlgorithm().getName();
    }

    @Override
    public String id() {
      return header.getKeyID();
    }

    @Override
    public boolean verifies(byte[] signed, byte[] signature) {
      try {
        return verifier.verify(header, signed, Base64URL.encode(signature));
      } catch (JOSEException e) {
        throw new IllegalStateException("The key cannot be used", e);
      }
    }
  }

  private static JWTClaimsSet claims() {
    return new JWTClaimsSet.Builder()
        .subject("ann")
        .expirationTime(Date.from(Instant.now().plusSeconds(60)))
        .build();
  }

  @Test
  void areTakenByTheirKeysAlone() throws Exception {
    RSAKey rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    ECKey ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
    SignedJWT byRsa =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa").build(), claims());
    byRsa.sign(new RSASSASigner(rsa));
    SignedJWT byEc =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("ec").build(), claims());
    byEc.sign(new ECDSASigner(ec));
    JwtKey rsaKey = new PublicKey(JWSAlgorithm.RS256, "rsa", new RSASSAVerifier(rsa));
    JwtKey ecKey = new PublicKey(JWSAlgorithm.ES256, "ec", new ECDSAVerifier(ec));

    JwtService both = JwtService.of(rsaKey, ecKey);
    assertThat(both.verify(byRsa.serialize()).orElseThrow().text("sub")).isEqualTo("ann");
    assertThat(both.verify(byEc.serialize())).isPresent();
    assertThat(JwtService.of(ecKey).verify(byRsa.serialize())).isEmpty();
    assertThat(
            JwtService.of(JwtKey.hs256(new SecretValue("a".repeat(32)))).verify(byRsa.serialize()))
        .isEmpty();
  }

  /** The public key is known to everybody: it must never serve as a shared secret. */
  @Test
  void areNotConfusedWithASharedSecret() throws Exception {
    RSAKey rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
    JwtService jwt =
        JwtService.of(new PublicKey(JWSAlgorithm.RS256, "rsa", new RSASSAVerifier(rsa)));
    String pem =
        "-----BEGIN PUBLIC KEY-----\n"
            + Base64.getMimeEncoder().encodeToString(rsa.toPublicKey().getEncoded())
            + "\n-----END PUBLIC KEY-----\n";
    for (byte[] secret :
        new byte[][] {
          pem.getBytes(StandardCharsets.US_ASCII),
          rsa.toPublicKey().getEncoded(),
          rsa.toPublicJWK().toJSONString().getBytes(StandardCharsets.US_ASCII)
        }) {
      SignedJWT forged =
          new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa").build(), claims());
      forged.sign(new MACSigner(secret));
      assertThat(jwt.verify(forged.serialize())).isEmpty();
    }
  }
}
