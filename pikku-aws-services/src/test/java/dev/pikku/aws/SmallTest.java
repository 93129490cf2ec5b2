package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A backend's archive has of this module what its generated code reaches. */
class SmallTest {
  private static final List<String> CLIENT =
      List.of("AwsClient", "AwsResponse", "Credentials", "SigV4");

  private static final List<String> TABLES =
      List.of(
          "Attributes",
          "DynamoDb.",
          "DynamoDbTable",
          "DynamoDbAnswer",
          "StoredText",
          "JdbcConnections",
          "JdbcSchema",
          "JdbcT",
          "DriverConnections",
          "DataSourceConnections");

  @Test
  void staysSmallForThoseWhoSendToQueues() throws Exception {
    assertThat(bytes(CLIENT, "SqsQueueService")).isBetween(5_000L, 30L * 1024);
  }

  @Test
  void staysSmallForThoseWhoReadSecrets() throws Exception {
    assertThat(bytes(CLIENT, "Secret", "ParameterStore", "CachedSecrets"))
        .isBetween(20_000L, 56L * 1024);
  }

  @Test
  void staysSmallForThoseWhoKeepContent() throws Exception {
    assertThat(bytes(CLIENT, "S3", "ContentStores", "PresignedUrl")).isBetween(20_000L, 52L * 1024);
  }

  @Test
  void staysSmallForThoseWhoHaveChannels() throws Exception {
    assertThat(
            bytes(
                    CLIENT,
                    "Channel",
                    "ApiGatewayConnections",
                    "DynamoDbChannel",
                    "DynamoDbSubscriptions",
                    "JdbcChannel",
                    "JdbcSubscriptions")
                + bytes(TABLES))
        .isBetween(24L * 1024, 100L * 1024);
  }

  @Test
  void staysSmallForThoseWhoseFunctionsRunOnce() throws Exception {
    assertThat(
            bytes(CLIENT, "Idempotency", "DynamoDbIdempotency", "JdbcIdempotency") + bytes(TABLES))
        .isBetween(24L * 1024, 80L * 1024);
  }

  /** How large the classes are whose names begin so. */
  private static long bytes(List<String> common, String... own) throws Exception {
    List<String> names = new ArrayList<>(common);
    names.addAll(List.of(own));
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
