package dev.pikku.crypto;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacSha256Test {

  /** RFC 4231, test cases 1, 2 and 4. */
  @ParameterizedTest
  @CsvSource({
    "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, 4869205468657265,"
        + "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
    "4a656665, 7768617420646f2079612077616e7420666f72206e6f7468696e673f,"
        + "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
    "0102030405060708090a0b0c0d0e0f10111213141516171819,"
        + "cdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcdcd"
        + "cdcd,"
        + "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
  })
  void givesTheCodesOfTheStandard(String key, String message, String code) {
    HexFormat hex = HexFormat.of();

    assertThat(hex.formatHex(new HmacSha256(hex.parseHex(key)).of(hex.parseHex(message))))
        .isEqualTo(code);
  }

  @Test
  void givesWhatTheCipherFrameworkGivesForKeysAndMessagesOfAllLengths() throws Exception {
    Random random = new Random(7);
    for (int length = 1; length < 200; length++) {
      byte[] key = new byte[length];
      byte[] message = new byte[random.nextInt(300)];
      random.nextBytes(key);
      random.nextBytes(message);

      assertThat(new HmacSha256(key).of(message)).isEqualTo(byTheJdk(key, message));
    }
  }

  @Test
  void servesSeveralThreadsAtOnce() throws Exception {
    byte[] key = new byte[32];
    HmacSha256 hmac = new HmacSha256(key);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Boolean>> tasks = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        byte[] message = Integer.toString(i).getBytes(StandardCharsets.UTF_8);
        byte[] expected = byTheJdk(key, message);
        tasks.add(() -> Arrays.equals(hmac.of(message), expected));
      }
      for (Future<Boolean> same : threads.invokeAll(tasks)) {
        assertThat(same.get()).isTrue();
      }
    } finally {
      threads.shutdown();
    }
  }

  private static byte[] byTheJdk(byte[] key, byte[] message) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(message);
  }
}
