package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pikku.service.SecretValue;
import dev.pikku.service.Secrets;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What secrets do wherever AWS keeps them. */
abstract class SecretsContract {
  private static final Duration TTL = Duration.ofMinutes(5);

  final StrictSecrets aws;
  private final SetClock clock = new SetClock();

  SecretsContract() throws IOException {
    aws = new StrictSecrets();
  }

  @AfterEach
  void stop() {
    aws.close();
  }

  /** The values that the store has. */
  abstract Map<String, String> values();

  abstract SecretStore store();

  /** How many the store gives at once. */
  abstract int most();

  /** The operation that reads several. */
  abstract String batch();

  /** The code of what is not there. */
  abstract String notFound();

  /** The code of what cannot be decrypted. */
  abstract String undecryptable();

  private static final class SetClock extends Clock {
    volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }

    void pass(Duration time) {
      now = now.plus(time);
    }
  }

  private CachedSecrets secrets(String prefix, String... names) {
    return new CachedSecrets(store(), prefix, TTL, clock, names);
  }

  private static void hasNothingPlanted(Throwable failure) {
    assertThat(failure).isInstanceOf(IllegalStateException.class);
    StubAws.hasNothingPlanted(failure);
  }

  @Test
  void givesAValueThatPrintsNothing() {
    values().put("mail/key", "VALUEPLANTED \u00e4\ud83d\ude00");
    Secrets secrets = secrets("");

    SecretValue value = secrets.get("mail/key");

    assertThat(value.reveal()).isEqualTo("VALUEPLANTED \u00e4\ud83d\ude00");
    assertThat(value + " " + secrets).doesNotContain("PLANTED");
  }

  @Test
  void putsThePrefixBeforeNames() {
    values().put("/todo/dev/key", "v");

    assertThat(secrets("/todo/dev/").get("key").reveal()).isEqualTo("v");
    assertThat(catchThrowable(() -> secrets("/todo/dev/").get("other")))
        .hasMessageStartingWith(
            "The secret \"other\" could not be read from "
                + store().title()
                + " as \"/todo/dev/other\": "
                + notFound());
  }

  @Test
  void readsWhatIsKnownBeforehandInAsFewRequestsAsThereCanBe() {
    String[] names = new String[most() * 2 + 1];
    for (int i = 0; i < names.length; i++) {
      names[i] = "name" + i;
      values().put(names[i], "value" + i);
    }
    Secrets secrets = secrets("", names);

    for (int i = 0; i < names.length; i++) {
      assertThat(secrets.get(names[i]).reveal()).isEqualTo("value" + i);
    }

    assertThat(aws.operations).hasSize(3);
    assertThat(aws.operations.subList(0, 2)).containsOnly(batch());
  }

  @Test
  void readsOneThatNobodySpokeOfByItself() {
    values().put("a", "1");
    values().put("b", "2");
    Secrets secrets = secrets("", "a");

    assertThat(secrets.get("b").reveal()).isEqualTo("2");
    assertThat(secrets.get("a").reveal()).isEqualTo("1");
    assertThat(aws.operations).hasSize(1);
  }

  @Test
  void givesTheOthersWhereOneIsMissing() {
    values().put("a", "1");
    values().put("c", "3");
    Secrets secrets = secrets("", "a", "b", "c");

    assertThat(secrets.get("a").reveal()).isEqualTo("1");
    assertThat(secrets.get("c").reveal()).isEqualTo("3");
    Throwable missing = catchThrowable(() -> secrets.get("b"));
    hasNothingPlanted(missing);
    assertThat(missing)
        .hasMessageContaining(notFound())
        .hasMessageEndingWith(" Create it there, or correct its name.");
  }

  @Test
  void looksAgainForWhatWasMissing() {
    Secrets secrets = secrets("", "a");
    assertThat(catchThrowable(() -> secrets.get("a"))).hasMessageContaining(notFound());

    values().put("a", "1");

    assertThat(secrets.get("a").reveal()).isEqualTo("1");
  }

  @Test
  void givesTheOthersWhereOneMayNotBeRead() {
    values().put("a", "1");
    values().put("b", "PLANTED");
    aws.denied.add("b");
    Secrets secrets = secrets("", "a", "b");

    assertThat(secrets.get("a").reveal()).isEqualTo("1");
    Throwable denied = catchThrowable(() -> secrets.get("b"));
    hasNothingPlanted(denied);
    assertThat(denied)
        .hasMessageContaining("AccessDeniedException")
        .hasMessageEndingWith("Let the function's role read it, and use the key that encrypts it.");
  }

  @Test
  void saysWhatCannotBeDecrypted() {
    values().put("a", "PLANTED");
    aws.undecryptable.add("a");

    Throwable failure = catchThrowable(() -> secrets("").get("a"));

    hasNothingPlanted(failure);
    assertThat(failure)
        .hasMessageContaining(undecryptable())
        .hasMessageEndingWith("Look whether the key that encrypts it is still there and enabled.");
  }

  @Test
  void asksAgainWhenThrottled() {
    values().put("a", "1");
    aws.failures.add("ThrottlingException");
    aws.failures.add("InternalServiceError");

    assertThat(secrets("").get("a").reveal()).isEqualTo("1");
    assertThat(aws.operations).hasSize(3);
  }

  @Test
  void isRefusedWithAnotherKey() {
    values().put("a", "PLANTED");
    aws.environment.put("AWS_SECRET_ACCESS_KEY", "OTHERPLANTED");

    Throwable failure = catchThrowable(() -> secrets("").get("a"));

    hasNothingPlanted(failure);
    assertThat(failure).hasMessageContaining("InvalidSignatureException");
  }

  @Test
  void saysThatNobodyAnswers() {
    aws.close();

    Throwable failure = catchThrowable(() -> secrets("").get("a"));

    hasNothingPlanted(failure);
    assertThat(failure)
        .hasMessageStartingWith("The secret \"a\" could not be read from " + store().title() + ": ")
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void givesMembersOfJsonObjects() {
    values().put("db", "{\"username\":\"u\",\"port\":5432,\"tls\":true,\"options\":{\"a\":1}}");
    values().put("text", "PLANTED");
    Secrets secrets = secrets("", "db#username", "db#port");

    assertThat(secrets.get("db#username").reveal()).isEqualTo("u");
    assertThat(secrets.get("db#port").reveal()).isEqualTo("5432");
    assertThat(secrets.get("db#tls").reveal()).isEqualTo("true");
    assertThat(aws.operations).hasSize(1);
    for (String name : List.of("db#password", "db#options", "text#password")) {
      Throwable failure = catchThrowable(() -> secrets.get(name));
      hasNothingPlanted(failure);
      assertThat(failure).hasMessageStartingWith("The secret \"" + name + "\" is not there: ");
    }
  }

  @Test
  void seesARotatedSecretOnceItsTimeIsOver() {
    values().put("db", "{\"password\":\"old\"}");
    SecretValue value = secrets("").get("db#password");

    values().put("db", "{\"password\":\"new\"}");
    clock.pass(TTL.minusSeconds(1));
    assertThat(value.reveal()).isEqualTo("old");
    clock.pass(Duration.ofSeconds(2));

    assertThat(value.reveal()).isEqualTo("new");
    assertThat(aws.operations).hasSize(2);
  }

  @Test
  void readsAllThatIsOldTogether() {
    values().put("a", "1");
    values().put("b", "2");
    Secrets secrets = secrets("", "a", "b");
    SecretValue a = secrets.get("a");
    SecretValue b = secrets.get("b");
    values().put("a", "3");
    values().put("b", "4");
    clock.pass(TTL.plusSeconds(1));

    assertThat(a.reveal() + b.reveal()).isEqualTo("34");
    assertThat(aws.operations).hasSize(2);
  }

  @Test
  void staysWhatItWasWhileItCannotBeReadAndIsAskedForNowAndThen() {
    values().put("a", "1");
    SecretValue value = secrets("").get("a");
    aws.denied.add("a");
    clock.pass(TTL.plusSeconds(1));

    for (int i = 0; i < 5; i++) {
      assertThat(value.reveal()).isEqualTo("1");
    }
    assertThat(aws.operations).hasSize(2);

    aws.denied.clear();
    values().put("a", "2");
    clock.pass(Duration.ofSeconds(11));
    assertThat(value.reveal()).isEqualTo("2");
  }

  @Test
  void doesNotLiveForEverWhereTheClockIsSetBack() {
    values().put("a", "1");
    SecretValue value = secrets("").get("a");
    values().put("a", "2");

    clock.pass(Duration.ofDays(-1));

    assertThat(value.reveal()).isEqualTo("2");
  }

  @Test
  void readsASecretAgainThatWasRefused() {
    values().put("db", "{\"password\":\"old\"}");
    SecretValue value = secrets("").get("db#password");
    values().put("db", "{\"password\":\"new\"}");

    assertThat(value.refresh("old")).isTrue();
    assertThat(value.reveal()).isEqualTo("new");
    assertThat(value.refresh("old")).as("another caller, still with the old one").isTrue();
    assertThat(aws.operations).hasSize(2);
  }

  @Test
  void asksForARefusedSecretAtMostOnceInAWhile() {
    values().put("a", "right");
    SecretValue value = secrets("").get("a");

    for (int i = 0; i < 20; i++) {
      assertThat(value.refresh("right")).isFalse();
    }
    assertThat(aws.operations).hasSize(2);

    clock.pass(Duration.ofSeconds(11));
    values().put("a", "rotated");
    assertThat(value.refresh("right")).isTrue();
  }

  @Test
  void isNoFailureToRefreshWhatCannotBeRead() {
    values().put("a", "1");
    SecretValue value = secrets("").get("a");
    aws.denied.add("a");

    assertThat(value.refresh("1")).isFalse();
    assertThat(value.reveal()).isEqualTo("1");
  }

  @Test
  void letsCallersShareOneLook() throws Exception {
    values().put("a", "old");
    SecretValue value = secrets("").get("a");
    values().put("a", "new");
    aws.takes = Duration.ofMillis(200);

    assertThat(atOnce(() -> value.refresh("old"))).containsExactly(true);
    assertThat(value.reveal()).isEqualTo("new");
    assertThat(aws.operations).hasSize(2);
  }

  @Test
  void letsOneCallerReadWhatIsOldAndTheOthersGoOn() throws Exception {
    values().put("a", "old");
    SecretValue value = secrets("").get("a");
    values().put("a", "new");
    aws.takes = Duration.ofMillis(500);
    clock.pass(TTL.plusSeconds(1));

    assertThat(atOnce(value::reveal)).containsExactlyInAnyOrder("old", "new");
    assertThat(aws.operations).hasSize(2);
  }

  private static <T> Set<T> atOnce(Callable<T> call) throws Exception {
    ExecutorService callers = Executors.newFixedThreadPool(8);
    try {
      List<Future<T>> answers = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        answers.add(callers.submit(call));
      }
      Set<T> distinct = new HashSet<>();
      for (Future<T> answer : answers) {
        distinct.add(answer.get());
      }
      return distinct;
    } finally {
      callers.shutdown();
    }
  }
}
