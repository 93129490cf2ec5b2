package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pikku.channel.ChannelRow;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelStoresTest {
  private static ChannelRow row(String id) {
    long expiresAt = Instant.now().getEpochSecond() + 100;
    return new ChannelRow(id, "todo-feed", "http://localhost:3001", null, List.of(), expiresAt);
  }

  private static ChannelStores open(String... variables) {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return new ChannelStores(environment);
  }

  @Test
  void opensDynamoDbWithoutCallingIt() {
    ChannelStores stores = open("PIKKU_CHANNELS", "dynamodb:todo-dev-channels");

    assertThat(stores.channelStore()).isInstanceOf(DynamoDbChannelStore.class);
    assertThat(stores.eventHubStore()).isSameAs(stores.channelStore());
  }

  @Test
  void keepsInAllOfThisProcessTheSame() {
    ChannelStores stores = open("PIKKU_CHANNELS", "memory:");
    String id = UUID.randomUUID().toString();
    stores.channelStore().add(row(id), List.of(id));

    assertThat(
            open("PIKKU_CHANNELS", "memory:").eventHubStore().subscribers(id, null).subscribers())
        .hasSize(1);
  }

  @Test
  void makesTablesOfADatabaseUnlessToldNotTo() {
    String url = "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1";
    ChannelStores without = open("PIKKU_CHANNELS", url, "PIKKU_CHANNELS_SCHEMA", "none");
    assertThatThrownBy(() -> without.channelStore().find("a"))
        .hasMessageStartingWith("The database did not find a channel: ");

    ChannelStores stores = open("PIKKU_CHANNELS", url);
    stores.channelStore().add(row("a"), List.of("t"));

    assertThat(stores.eventHubStore()).isSameAs(stores.channelStore());
    assertThat(without.channelStore().find("a")).isEqualTo(row("a"));
  }

  @Test
  void takesUserAndPasswordFromVariablesOfTheirOwn(@TempDir Path directory) {
    String url = "jdbc:h2:" + directory.resolve("channels");
    ChannelStores stores =
        open(
            "PIKKU_CHANNELS", url,
            "PIKKU_CHANNELS_USER", "ann",
            "PIKKU_CHANNELS_PASSWORD", "PASSWORDPLANTED");
    stores.channelStore().add(row("a"), List.of());
    assertThat(stores.channelStore().find("a")).isNotNull();
    ChannelStores other =
        open(
            "PIKKU_CHANNELS", url,
            "PIKKU_CHANNELS_USER", "ann",
            "PIKKU_CHANNELS_PASSWORD", "OTHERPLANTED");

    Throwable failure = catchThrowable(() -> other.channelStore().find("a"));

    assertThat(failure)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("SQL state 28000");
    StubAws.hasNothingPlanted(failure);
  }

  @Test
  void saysWhichVariableIsMissing() {
    assertThatThrownBy(ChannelStoresTest::open)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("PIKKU_CHANNELS is not set")
        .hasMessageContaining("dynamodb:<table>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "dynamodb:",
        "memory",
        "redis://user:PASSWORDPLANTED@host",
        "postgres://user:PASSWORDPLANTED@host/db"
      })
  void refusesPlacesItDoesNotKnowWithoutSayingThem(String place) {
    Throwable failure = catchThrowable(() -> open("PIKKU_CHANNELS", place));

    assertThat(failure)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("PIKKU_CHANNELS names no place that is known");
    StubAws.hasNothingPlanted(failure);
  }

  @Test
  void saysThatADriverIsMissingButNotTheUrl() {
    ChannelStores stores =
        open("PIKKU_CHANNELS", "jdbc:unknowndb://host/db?password=PASSWORDPLANTED");

    Throwable failure = catchThrowable(() -> stores.channelStore().find("a"));

    assertThat(failure)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("PIKKU_CHANNELS begins with \"jdbc:unknowndb:\"")
        .hasMessageContaining("driver");
    StubAws.hasNothingPlanted(failure);
  }

  @Test
  void saysThatADatabaseIsNotThereButNotTheUrl() {
    ChannelStores stores =
        open("PIKKU_CHANNELS", "jdbc:postgresql://127.0.0.1:1/db?password=PASSWORDPLANTED");

    Throwable failure = catchThrowable(() -> stores.channelStore().find("a"));

    assertThat(failure)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("java.net.ConnectException (SQL state 08001");
    StubAws.hasNothingPlanted(failure);
  }

  @Test
  void refusesASchemaThatIsNeitherStartNorNone() {
    assertThatThrownBy(
            () -> open("PIKKU_CHANNELS", "dynamodb:t", "PIKKU_CHANNELS_SCHEMA", "always"))
        .hasMessage("The variable PIKKU_CHANNELS_SCHEMA has to be start or none, not \"always\".");
  }
}
