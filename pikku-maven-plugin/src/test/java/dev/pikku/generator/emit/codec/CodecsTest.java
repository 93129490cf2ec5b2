package dev.pikku.generator.emit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CodecsTest {
  @Test
  void readsAndWritesARecordOfPlainValues() {
    CodecFixture codecs =
        CodecFixture.of(
            """
            record Todo(String text, int priority, boolean done, List<String> tags, UUID id) {}
            record Uses(Todo todo) {}
            """);
    String json =
        """
        {"text":"milk","priority":3,"done":true,"tags":["a","b"],\
        "id":"5b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5f"}""";

    assertThat(codecs.write("todo", codecs.read("todo", json))).isEqualTo(json);
  }

  @Test
  void readsAndWritesEveryKindOfType() {
    CodecFixture codecs =
        CodecFixture.of(
            """
            enum Color { RED, GREEN }
            record Item(String name, @Nullable Color color) {}
            record Page<T>(List<T> items, Optional<String> next, OptionalInt total) {}
            sealed interface Shape permits Circle, Square {}
            record Circle(double radius) implements Shape {}
            record Square(double side, @Nullable Shape inner) implements Shape {}
            sealed interface Result<T> permits Ok, Failed {}
            record Ok<T>(T value) implements Result<T> {}
            record Failed<E>(String message, List<Result<E>> causes) implements Result<E> {}
            record Tree(String name, List<Tree> children) {}
            record Change(Patch<String> name, Patch<List<Integer>> numbers) {}
            record Containers(
                int[] numbers, String[][] grid, Set<Color> colors, SortedSet<Integer> sorted,
                Map<String, Item> byName, SortedMap<UUID, Integer> byId, Map<Color, List<Long>> byColor,
                Map<Integer, String> byNumber, Iterable<String> iterable, Collection<? extends Item> wild) {}
            record Scalars(
                byte b, short s, int i, long l, float f, double d, boolean z, char c,
                Byte bb, Short ss, Integer ii, Long ll, Float ff, Double dd, Boolean zz, Character cc,
                BigDecimal decimal, BigInteger big, byte[] bytes, URI uri, Instant at, LocalDate day,
                LocalTime time, LocalDateTime both, OffsetDateTime offset, OffsetTime offsetTime,
                ZonedDateTime zoned, Year year, YearMonth month, MonthDay monthDay, Duration duration,
                Period period, DayOfWeek weekday, Month monthName, ZoneId zone, ZoneOffset zoneOffset) {}
            record Loose(Object any, Map<String, Object> map, List<Object> list) {}
            record Uses(Page<Item> page, Shape shape, Tree tree, Change change, Containers containers,
                Scalars scalars, Loose loose, List<Item> items, Map<String, List<Page<Item>>> deep,
                Color color, Optional<Item> maybe, Result<Item> result, String text, @Nullable Integer number) {}
            """);
    roundTrip(
        codecs,
        "page",
        "{\"items\":[{\"name\":\"a\",\"color\":\"RED\"},{\"name\":\"b\",\"color\":null}],\"next\":null,\"total\":5}");
    roundTrip(
        codecs,
        "shape",
        "{\"type\":\"Square\",\"side\":2.5,\"inner\":{\"type\":\"Circle\",\"radius\":1.0}}");
    roundTrip(codecs, "tree", "{\"name\":\"a\",\"children\":[{\"name\":\"b\",\"children\":[]}]}");
    roundTrip(codecs, "change", "{}");
    roundTrip(codecs, "change", "{\"name\":null,\"numbers\":[1,2]}");
    roundTrip(
        codecs,
        "containers",
        "{\"numbers\":[1,2,3,4,5,6,7,8,9,10],\"grid\":[[\"a\"],[]],\"colors\":[\"GREEN\"],\"sorted\":[1,2],\"byName\":{\"x\":{\"name\":\"a\",\"color\":\"RED\"}},\"byId\":{\"5b0a0d1e-4f3c-4a1b-9e6d-0a1b2c3d4e5f\":1},\"byColor\":{\"RED\":[1,2]},\"byNumber\":{\"7\":\"seven\"},\"iterable\":[\"x\"],\"wild\":[{\"name\":\"a\",\"color\":\"RED\"}]}");
    roundTrip(
        codecs,
        "scalars",
        "{\"b\":-128,\"s\":32767,\"i\":1,\"l\":-9223372036854775808,\"f\":1.5,\"d\":0.1,\"z\":true,\"c\":\"x\",\"bb\":1,\"ss\":2,\"ii\":3,\"ll\":4,\"ff\":0.5,\"dd\":6.5,\"zz\":false,\"cc\":\"y\",\"decimal\":1.10,\"big\":123456789012345678901234567890,\"bytes\":\"aGk=\",\"uri\":\"http://a/b?c\",\"at\":\"2026-01-31T08:30:00Z\",\"day\":\"2026-01-31\",\"time\":\"08:30:00\",\"both\":\"2026-01-31T08:30:00\",\"offset\":\"2026-01-31T08:30:00+01:00\",\"offsetTime\":\"08:30:00+01:00\",\"zoned\":\"2026-01-31T08:30:00+01:00[Europe/Paris]\",\"year\":\"2026\",\"month\":\"2026-01\",\"monthDay\":\"--01-31\",\"duration\":\"PT1H30M\",\"period\":\"P1Y2M3D\",\"weekday\":\"MONDAY\",\"monthName\":\"MAY\",\"zone\":\"Europe/Paris\",\"zoneOffset\":\"+01:00\"}");
    roundTrip(
        codecs,
        "loose",
        "{\"any\":[1,\"a\",{\"b\":null}],\"map\":{\"x\":null,\"y\":{\"z\":1.5}},\"list\":[null,true]}");
    roundTrip(codecs, "items", "[{\"name\":\"a\",\"color\":\"RED\"}]");
    roundTrip(codecs, "deep", "{\"k\":[{\"items\":[],\"next\":\"n\",\"total\":null}]}");
    roundTrip(codecs, "color", "\"GREEN\"");
    roundTrip(codecs, "maybe", "null");
    roundTrip(codecs, "maybe", "{\"name\":\"a\",\"color\":\"RED\"}");
    roundTrip(
        codecs,
        "result",
        "{\"type\":\"Failed\",\"message\":\"m\",\"causes\":"
            + "[{\"type\":\"Ok\",\"value\":{\"name\":\"a\",\"color\":null}}]}");
    roundTrip(codecs, "text", "\"x\"");
    roundTrip(codecs, "number", "null");
    roundTrip(codecs, "number", "7");
  }

  @Test
  void knowsWhichRecordsASealedInterfaceCanBeByItsArguments() {
    CodecFixture codecs =
        CodecFixture.of(
            """
            sealed interface Result<T, E> permits Ok, Failed, Counted, Many, Named {}
            record Ok<T, E>(T value) implements Result<T, E> {}
            record Failed<E, T>(E error) implements Result<T, E> {}
            record Counted(int count) implements Result<Integer, String> {}
            record Many<X>(List<X> all) implements Result<List<X>, String> {}
            sealed interface Named<A> extends Result<A, String> permits Anna {}
            record Anna<A>(A a) implements Named<A> {}
            record Uses(Result<String, Integer> text, Result<Integer, String> number,
                Result<List<String>, String> list) {}
            """);

    roundTrip(codecs, "text", "{\"type\":\"Ok\",\"value\":\"a\"}");
    roundTrip(codecs, "text", "{\"type\":\"Failed\",\"error\":7}");
    assertThat(codecs.violations("text", "{\"type\":\"Counted\",\"count\":1}"))
        .containsExactly(": must have a \"type\" that is one of Ok, Failed");
    roundTrip(codecs, "number", "{\"type\":\"Counted\",\"count\":1}");
    roundTrip(codecs, "number", "{\"type\":\"Anna\",\"a\":1}");
    roundTrip(codecs, "number", "{\"type\":\"Failed\",\"error\":\"e\"}");
    roundTrip(codecs, "list", "{\"type\":\"Many\",\"all\":[\"a\"]}");
    roundTrip(codecs, "list", "{\"type\":\"Ok\",\"value\":[\"a\"]}");
  }

  @Test
  void readsEnumsOfAnyLength() {
    StringBuilder names = new StringBuilder("C0");
    for (int i = 1; i < 2500; i++) {
      names.append(", C").append(i);
    }
    CodecFixture codecs =
        CodecFixture.of(
            "enum Code { %s } record Uses(Code code, Map<Code, Integer> byCode) {}"
                .formatted(names));

    roundTrip(codecs, "code", "\"C2499\"");
    roundTrip(codecs, "byCode", "{\"C0\":1,\"C2499\":2}");
    assertThat(codecs.violations("code", "\"D\""))
        .containsExactly(": must be one of the 2500 names, such as C0");
    assertThat(codecs.violations("code", "1")).hasSize(1);
    assertThat(codecs.violations("byCode", "{\"D\":1}"))
        .containsExactly("D: must be one of the 2500 names, such as C0");
  }

  private static void roundTrip(CodecFixture codecs, String name, String json) {
    assertThat(codecs.write(name, codecs.read(name, json))).isEqualTo(json);
  }
}
