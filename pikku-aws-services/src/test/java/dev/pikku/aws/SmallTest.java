package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A backend's archive has of this module what its generated code reaches. */
class SmallTest {

  @Test
  void staysSmallForThoseWhoSendToQueues() throws Exception {
    assertThat(bytes("SqsQueueService", "AwsClient", "AwsResponse", "Credentials", "SigV4"))
        .isBetween(5_000L, 29L * 1024);
  }

  @Test
  void staysSmallForThoseWhoReadSecrets() throws Exception {
    assertThat(
            bytes(
                "Secret",
                "ParameterStore",
                "CachedSecrets",
                "AwsClient",
                "AwsResponse",
                "Credentials",
                "SigV4"))
        .isBetween(20_000L, 56L * 1024);
  }

  @Test
  void staysSmallForThoseWhoKeepContent() throws Exception {
    assertThat(
            bytes(
                "S3",
                "ContentStores",
                "PresignedUrl",
                "AwsClient",
                "AwsResponse",
                "Credentials",
                "SigV4"))
        .isBetween(20_000L, 52L * 1024);
  }

  @Test
  void staysSmallForThoseWhoHaveChannels() throws Exception {
    // nothing of channels reaches these
    long ofContent = bytes("S3", "ContentStores", "PresignedUrl", "CloudFrontLinks");
    assertThat(bytes("") - ofContent).isBetween(24L * 1024, 140L * 1024);
  }

  /** How large the classes are whose names begin so. */
  private static long bytes(String... names) throws Exception {
    Path classes =
        Path.of(SqsQueueService.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Path> files;
    try (Stream<Path> all = Files.walk(classes)) {
      files = all.filter(file -> file.toString().endsWith(".class")).toList();
    }
    long bytes = 0;
    for (Path file : files) {
      for (String name : names) {
        if (file.getFileName().toString().startsWith(name)) {
          bytes += Files.size(file);
        }
      }
    }
    return bytes;
  }
}
