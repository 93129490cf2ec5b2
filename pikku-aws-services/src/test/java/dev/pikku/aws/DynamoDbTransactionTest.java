package dev.pikku.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.pikku.error.NotFoundException;
import dev.pikku.idempotency.MemoryIdempotencyStore;
import dev.pikku.idempotency.Once;
import dev.pikku.wire.QueueJob;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a function writes into DynamoDB together with the note of its call. */
class DynamoDbTransactionTest {
  private static final String UNMET =
      "{\"__type\":\"x#TransactionCanceledException\",\"Message\":\"PLANTED\","
          + "\"CancellationReasons\":[%s]}";
  private static final String FAILED = "{\"Code\":\"ConditionalCheckFailed\"}";
  private static final String NONE = "{\"Code\":\"None\"}";

  private static LocalDynamoDb server;
  private static DynamoDb orders;
  private static DynamoDbIdempotencyStore store;

  /** Each test has items and calls of its own. */
  private final String id = UUID.randomUUID().toString();

  @BeforeAll
  static void start() throws Exception {
    server = new LocalDynamoDb();
    orders = server.table("orders");
    store = new DynamoDbIdempotencyStore("notes", server.environment, true);
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  /** What a function does with its transaction. */
  private interface Effect {
    void on(DynamoDbTransaction transaction);
  }

  private QueueJob job() {
    return new QueueJob(
        "q", "1", 1, null, 0, new byte[0], "t", System.currentTimeMillis() + 10_000);
  }

  private Once once(String key) {
    return Once.of(store, job(), "Orders.place", id + key, 60);
  }

  /** A call as generated code makes it; whether the function ran. */
  private boolean call(String key, Effect effect) {
    try (Once once = once(key)) {
      if (once.isFirst()) {
        effect.on(DynamoDbTransaction.of(once));
        once.done();
        return true;
      }
      return false;
    }
  }

  private Map<String, Object> key(String sort) {
    return Map.of("pk", id, "sk", sort);
  }

  private Map<?, ?> item(String sort) {
    return LocalDynamoDb.item(orders, id, sort);
  }

  private void put(String sort, Object value) {
    assertThat(call(sort, t -> t.put("orders", Map.of("pk", id, "sk", sort, "v", value)))).isTrue();
  }

  @Test
  void commitsAllOperationsOnceHoweverOftenTheCallComes() {
    put("old", 1);
    put("gone", 1);
    put("there", 1);
    Effect effect =
        t -> {
          t.put("orders", Map.of("pk", id, "sk", "new", "v", "text"))
              .onlyIf("attribute_not_exists(pk)");
          t.update("orders", key("old"), "ADD #v :more")
              .onlyIf("#v < :most")
              .name("#v", "v")
              .value(":more", 4)
              .value(":most", 10);
          t.delete("orders", key("gone"));
          t.check("orders", key("there"), "attribute_exists(pk)");
        };

    assertThat(call("a", effect)).isTrue();
    assertThat(call("a", effect)).isFalse();

    assertThat(item("new").toString()).contains("v={S=text}");
    assertThat(item("old").toString()).contains("v={N=5}");
    assertThat(item("gone")).isEmpty();
    assertThat(item("there")).isNotEmpty();
  }

  @Test
  void keepsTheTypesOfValues() {
    Map<String, Object> values = new TreeMap<>();
    values.put("pk", id);
    values.put("sk", "values");
    values.put("bool", true);
    values.put("bytes", new byte[] {1, 2});
    values.put("decimal", new BigDecimal("12.50"));
    values.put("double", 0.5);
    values.put("list", Arrays.asList("a", 1L, null));
    values.put("map", Map.of("inside", List.of(Map.of("deep", (byte) 1))));
    values.put("none", null);
    values.put("numbers", new TreeSet<>(Set.of(3)));
    values.put("texts", new TreeSet<>(Set.of("é", "a")));

    assertThat(call("a", t -> t.put("orders", values))).isTrue();

    assertThat(new TreeMap<>(item("values")).toString())
        .isEqualTo(
            "{bool={BOOL=true}, bytes={B=AQI=}, decimal={N=12.5}, double={N=0.5},"
                + " list={L=[{S=a}, {N=1}, {NULL=true}]},"
                + " map={M={inside={L=[{M={deep={N=1}}}]}}}, none={NULL=true}, numbers={NS=[3]},"
                + " pk={S="
                + id
                + "}, sk={S=values}, texts={SS=[a, é]}}");
  }

  @Test
  void refusesValuesThatDynamoDbDoesNotHaveWhereTheyAreGiven() {
    List<Object> loop = new ArrayList<>();
    loop.add(loop);
    Map<Object, String> wrong = new HashMap<>();
    wrong.put(Instant.EPOCH, "x#v\", which is a java.time.Instant; write its text or its number");
    wrong.put(Double.NaN, "which is a number that DynamoDB does not have");
    wrong.put(new AtomicInteger(), "which is a number that DynamoDB does not have");
    wrong.put(Set.of(), "which is an empty set");
    wrong.put(Set.of("a", 1), "which is a set of texts and numbers");
    wrong.put(Set.of(true), "which is a set of neither texts nor numbers");
    wrong.put(Map.of(1, 1), "which is a map whose keys are no texts");
    DynamoDbTransaction transaction = DynamoDbTransaction.uncommitted();

    wrong.forEach(
        (value, why) ->
            assertThatThrownBy(() -> transaction.put("orders", Map.of("x#v", value)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("DynamoDB cannot keep the value of \"x#v\", which ")
                .hasMessageContaining(why));
    assertThatThrownBy(() -> transaction.update("orders", Map.of(), "SET a = :a").value(":a", loop))
        .hasMessageContaining("\":a\", which is nested deeper than 32 levels");
  }

  @Test
  void sendsNothingBeforeTheFunctionHasReturned() {
    assertThat(
            call(
                "a",
                t -> {
                  t.put("orders", Map.of("pk", id, "sk", "early"));
                  assertThat(item("early")).isEmpty();
                }))
        .isTrue();

    assertThat(item("early")).isNotEmpty();
  }

  @Test
  void writesNothingOfAFunctionThatThrewAndLetsTheNextAttemptRun() {
    assertThatThrownBy(
            () ->
                call(
                    "a",
                    t -> {
                      t.put("orders", Map.of("pk", id, "sk", "thrown"));
                      throw new IllegalStateException("after the effect");
                    }))
        .hasMessage("after the effect");

    assertThat(item("thrown")).isEmpty();
    assertThat(call("a", t -> t.put("orders", Map.of("pk", id, "sk", "next")))).isTrue();
    assertThat(item("next")).isNotEmpty();
  }

  @Test
  void dropsTheEffectsOfAnAttemptWhoseKeyIsAnothersByNow() {
    long now = System.currentTimeMillis();
    DynamoDbIdempotencyStore.Taken late = taken(now - 1);
    DynamoDbIdempotencyStore.Taken next = taken(now + 60_000);
    for (DynamoDbIdempotencyStore.Taken each : List.of(late, next)) {
      DynamoDbTransaction.of(each).update("orders", key("both"), "ADD times :one").value(":one", 1);
    }

    assertThat(late.complete("late", now / 1000 + 60)).isFalse();
    assertThat(next.complete("next", now / 1000 + 60)).isTrue();
    late.release();

    assertThat(item("both").toString()).contains("times={N=1}");
    assertThat(store.claim(id, "", now + 60_000).answer()).isEqualTo("next");
  }

  private DynamoDbIdempotencyStore.Taken taken(long lockedUntil) {
    return (DynamoDbIdempotencyStore.Taken) store.claim(id, "", lockedUntil);
  }

  @Test
  void failsACallWhoseConditionIsNotMetAndWritesNothingOfIt() {
    put("there", "PLANTED");
    Effect effect =
        t -> {
          t.put("orders", Map.of("pk", id, "sk", "other"));
          t.put("orders", Map.of("pk", id, "sk", "there", "v", "PLANTED"))
              .onlyIf("attribute_not_exists(pk)");
        };

    Throwable thrown = catchThrowable(() -> call("a", effect));

    assertThat(thrown)
        .isInstanceOf(ConditionNotMetException.class)
        .hasMessage("The condition of operation 2 (Put) is not met");
    assertThat(((ConditionNotMetException) thrown).operation()).isEqualTo(2);
    assertThat(((ConditionNotMetException) thrown).status()).isEqualTo(409);
    StubAws.hasNothingPlanted(thrown);
    assertThat(item("other")).isEmpty();
    // the next attempt may find the item as it has to be
    assertThat(call("b", t -> t.delete("orders", key("there")))).isTrue();
    assertThat(call("a", effect)).isTrue();
  }

  @Test
  void failsACallWithWhatTheFunctionSaysForThatCondition() {
    NotFoundException failure = new NotFoundException("No such order");

    assertThatThrownBy(
            () ->
                call(
                    "a",
                    t ->
                        t.check("orders", key("none"), "attribute_exists(pk)")
                            .orElseThrow(failure)))
        .isSameAs(failure);
  }

  @Test
  void refusesMoreOperationsThanOneTransactionHas() {
    assertThat(call("a", t -> many(t, 99))).isTrue();
    assertThat(item("98")).isNotEmpty();

    assertThatThrownBy(() -> call("b", t -> many(t, 100)))
        .isInstanceOf(TransactionRefusedException.class)
        .hasMessageContaining("at most 99 operations");
  }

  private void many(DynamoDbTransaction transaction, int count) {
    for (int i = 0; i < count; i++) {
      transaction.put("orders", Map.of("pk", id, "sk", String.valueOf(i)));
    }
  }

  @Test
  void writesNothingWhereDynamoDbRefusesOneOperationAndTellsNothingOfItsItem() {
    put("text", "PLANTED");

    Throwable thrown =
        catchThrowable(
            () ->
                call(
                    "a",
                    t -> {
                      t.put("orders", Map.of("pk", id, "sk", "other"));
                      t.update("orders", key("text"), "ADD v :v").value(":v", 1);
                    }));

    assertThat(thrown)
        .isInstanceOf(TransactionRefusedException.class)
        .hasMessageStartingWith(
            "DynamoDB did not commit what a call writes with its note (2 operations): Validation");
    StubAws.hasNothingPlanted(thrown);
    assertThatThrownBy(() -> call("a", t -> t.put("nowhere", Map.of("pk", id, "sk", "x"))))
        .hasMessageContaining("ResourceNotFoundException");
    assertThat(item("other")).isEmpty();
  }

  @Test
  void notesACallThatWritesNothing() {
    assertThat(call("a", t -> {})).isTrue();
    assertThat(call("a", t -> {})).isFalse();
  }

  @Test
  void givesACallOneTransactionHoweverOftenItIsTaken() {
    try (Once once = once("a")) {
      DynamoDbTransaction transaction = DynamoDbTransaction.of(once);
      assertThat(DynamoDbTransaction.of(once)).isSameAs(transaction);
      once.done();

      assertThatThrownBy(() -> transaction.delete("orders", key("x")))
          .hasMessage("The call of this transaction has ended");
    }
  }

  @Test
  void hasOneConditionForEachOperation() {
    assertThatThrownBy(
            () ->
                DynamoDbTransaction.uncommitted()
                    .check("orders", key("x"), "attribute_exists(pk)")
                    .onlyIf("attribute_exists(sk)"))
        .hasMessageContaining("join them with AND");
  }

  @Test
  void tellsTestsWhatAFunctionAskedForAndNothingOfItems() {
    DynamoDbTransaction transaction = DynamoDbTransaction.uncommitted();
    transaction.put("orders", Map.of("pk", "PLANTED"));
    transaction.check("shops", Map.of("pk", "PLANTED"), "attribute_exists(pk)");

    assertThat(transaction).hasToString("Put orders, ConditionCheck shops");
  }

  @Test
  void isNotThereWhereCallsAreNotNotedInDynamoDb() {
    try (Once once = Once.of(new MemoryIdempotencyStore(), job(), "Orders.place", id, 60)) {
      assertThatThrownBy(() -> DynamoDbTransaction.of(once))
          .hasMessageContaining("a DynamoDbTransaction needs PIKKU_IDEMPOTENCY=dynamodb:<table>");
    }
  }

  @Test
  void letsManyCallsChangeOneItem() throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(8);
    try {
      List<Future<Boolean>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String key = "count" + i % 20;
        calls.add(
            executor.submit(
                () ->
                    callUnlessBusy(
                        key,
                        t ->
                            t.update("orders", key("counter"), "ADD times :one")
                                .value(":one", 1))));
      }
      int ran = 0;
      for (Future<Boolean> call : calls) {
        ran += call.get() ? 1 : 0;
      }
      assertThat(ran).isEqualTo(20);
    } finally {
      executor.shutdownNow();
    }
    assertThat(item("counter").toString()).contains("times={N=20}");
  }

  private boolean callUnlessBusy(String key, Effect effect) {
    try {
      return call(key, effect);
    } catch (dev.pikku.wire.JobFailed busy) {
      return false;
    }
  }

  /** A claim of a store whose answers the test queues, with one operation. */
  private static DynamoDbIdempotencyStore.Taken stubbed(StubAws aws) {
    aws.environment.put("AWS_ENDPOINT_URL", aws.url);
    aws.answers.add(new StubAws.Answer(200, "{}"));
    DynamoDbIdempotencyStore.Taken claim =
        (DynamoDbIdempotencyStore.Taken)
            new DynamoDbIdempotencyStore("notes", aws.environment)
                .claim("k", "", System.currentTimeMillis() + 60_000);
    DynamoDbTransaction.of(claim)
        .put("orders", Map.of("pk", "PLANTED"))
        .onlyIf("attribute_not_exists(pk)");
    return claim;
  }

  private static String cancelled(String... reasons) {
    return UNMET.formatted(String.join(",", reasons));
  }

  @Test
  void sendsTheSameTransactionAgainWhereOthersAreInItsWay() throws IOException {
    try (StubAws aws = new StubAws()) {
      DynamoDbIdempotencyStore.Taken claim = stubbed(aws);
      aws.answers.add(
          new StubAws.Answer(400, cancelled("{\"Code\":\"TransactionConflict\"}", NONE)));
      aws.answers.add(new StubAws.Answer(500, "{}"));
      aws.answers.add(new StubAws.Answer(400, "{\"__type\":\"x#TransactionInProgressException\"}"));
      aws.answers.add(new StubAws.Answer(400, cancelled(NONE, "{\"Code\":\"ThrottlingError\"}")));
      aws.answers.add(new StubAws.Answer(200, "{}"));

      assertThat(claim.complete(null, 1)).isTrue();

      assertThat(aws.received).hasSize(6);
      assertThat(aws.received.stream().skip(1).map(request -> request.get("body")).distinct())
          .singleElement()
          .asString()
          .contains("\"ClientRequestToken\":\"" + claim.holder() + "\"");
    }
  }

  @Test
  void losesRatherThanFailsWhereBothTheNoteAndAnOperationAreRefused() throws IOException {
    try (StubAws aws = new StubAws()) {
      DynamoDbIdempotencyStore.Taken claim = stubbed(aws);
      aws.answers.add(new StubAws.Answer(400, cancelled(FAILED, FAILED)));

      assertThat(claim.complete(null, 1)).isFalse();
    }
  }

  @Test
  void saysWhichOperationDynamoDbRefuses() throws IOException {
    try (StubAws aws = new StubAws()) {
      DynamoDbIdempotencyStore.Taken claim = stubbed(aws);
      String reason = "{\"Code\":\"ValidationError\",\"Message\":\"PLANTED\"}";
      aws.answers.add(new StubAws.Answer(400, cancelled(reason, NONE)));

      Throwable thrown = catchThrowable(() -> claim.complete(null, 1));

      assertThat(thrown)
          .isInstanceOf(TransactionRefusedException.class)
          .hasMessage(
              "DynamoDB did not commit what a call writes with its note (1 operation):"
                  + " operation 1 (Put orders): ValidationError");
      StubAws.hasNothingPlanted(thrown);
    }
  }

  @Test
  void givesUpWhereNobodyAnswers() throws IOException {
    DynamoDbIdempotencyStore.Taken claim;
    try (StubAws aws = new StubAws()) {
      claim = stubbed(aws);
    }

    assertThatThrownBy(() -> claim.complete(null, 1))
        .isInstanceOf(TransactionRefusedException.class)
        .hasCauseInstanceOf(IOException.class);
  }

  @Test
  void saysWhereTablesAreListedThatMayBeWritten() throws IOException {
    try (StubAws aws = new StubAws()) {
      DynamoDbIdempotencyStore.Taken claim = stubbed(aws);
      aws.answers.add(
          new StubAws.Answer(
              400, "{\"__type\":\"x#AccessDeniedException\",\"Message\":\"PLANTED\"}"));

      Throwable thrown = catchThrowable(() -> claim.complete(null, 1));

      assertThat(thrown)
          .hasMessageContaining("AccessDeniedException")
          .hasMessageContaining("\"idempotency\": {\"tables\"");
      StubAws.hasNothingPlanted(thrown);
    }
  }
}
