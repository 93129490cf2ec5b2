package dev.pikku.generator.emit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConstraintsTest {
  private static CodecFixture codecs;

  @BeforeAll
  static void generate() {
    codecs =
        CodecFixture.of(
            """
            record One(
                @Nullable @NotNull String notNull, @Nullable @Null String isNull, @Nullable @NotBlank String notBlank,
                @Nullable @NotEmpty List<String> notEmpty, @Nullable @Size(min = 2, max = 3) String size,
                @Nullable @Size(max = 1) Map<String, String> sizeOfMap, @Size(min = 1) int @Nullable [] sizeOfArray,
                @Nullable @Min(2) Integer min, @Nullable @Max(5) Long max, @Nullable @Min(2) BigDecimal minOfDecimal,
                @Nullable @DecimalMin("1.5") BigDecimal decimalMin,
                @Nullable @DecimalMax(value = "2.5", inclusive = false) Double decimalMax,
                @Nullable @DecimalMin("10") String decimalOfText,
                @Nullable @Positive Integer positive, @Nullable @PositiveOrZero BigInteger positiveOrZero,
                @Nullable @Negative Double negative, @Nullable @NegativeOrZero Short negativeOrZero,
                @Nullable @Digits(integer = 2, fraction = 1) BigDecimal digits,
                @Nullable @Pattern(regexp = "[a-z]+", flags = Pattern.Flag.CASE_INSENSITIVE) String pattern,
                @Nullable @Email String email, @Nullable @Past Instant past, @Nullable @PastOrPresent LocalDate pastOrPresent,
                @Nullable @Future LocalDateTime future, @Nullable @FutureOrPresent Year futureOrPresent,
                @Nullable @AssertTrue Boolean yes, @Nullable @AssertFalse Boolean no,
                @Nullable @Size(min = 2, max = 3, message = "between {min} and {max} \\\\{here\\\\}") String own,
                Optional<@Size(max = 1) String> optional, Optional<@NotBlank String> filled,
                Optional<@NotEmpty List<String>> some, @Min(3) OptionalInt optionalInt,
                Patch<@NotBlank String> patch,
                @Nullable List<@NotBlank @Size(max = 2) String> elements,
                @Nullable Map<@Size(max = 1) String, @Min(1) Integer> entries,
                @Nullable List<List<@Positive Integer>> nested) {}
            record Inner(@NotBlank String name) {}
            record Outer(@Valid Inner checked, @Nullable Inner unchecked, List<@Valid Inner> all, @Nullable List<Inner> none) {}
            record Strict(@Min(1) int number) {
              public Strict {
                if (number == 7) { throw new IllegalArgumentException("seven is a secret"); }
              }
            }
            record Holder(List<Strict> items) {}
            record Regular(@Pattern(regexp = "(a|b)*") String text) {}
            record Uses(Regular regular, One one, Outer outer, Holder holder, @NotEmpty List<@NotBlank String> root, Strict strict) {}
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "notBlank | ` \"  \" ` | must not be blank",
        "isNull | \"x\" | must be null",
        "notEmpty | [] | must not be empty",
        "size | \"a\" | size must be between 2 and 3",
        "size | \"abcd\" | size must be between 2 and 3",
        "sizeOfMap | {\"a\":\"\",\"b\":\"\"} | size must be between 0 and 1",
        "sizeOfArray | [] | size must be between 1 and 2147483647",
        "min | 1 | must be greater than or equal to 2",
        "max | 6 | must be less than or equal to 5",
        "minOfDecimal | 1.99 | must be greater than or equal to 2",
        "decimalMin | 1.4 | must be greater than or equal to 1.5",
        "decimalMax | 2.5 | must be less than 2.5",
        "decimalOfText | \"9\" | must be greater than or equal to 10",
        "decimalOfText | \"x\" | must be greater than or equal to 10",
        "positive | 0 | must be greater than 0",
        "positiveOrZero | -1 | must be greater than or equal to 0",
        "negative | 0 | must be less than 0",
        "negativeOrZero | 1 | must be less than or equal to 0",
        "digits | 123 | numeric value out of bounds (<2 digits>.<1 digits> expected)",
        "digits | 1.25 | numeric value out of bounds (<2 digits>.<1 digits> expected)",
        "pattern | \"a1\" | must match \"[a-z]+\"",
        "email | \"a@b@c\" | must be a well-formed email address",
        "email | \"a\" | must be a well-formed email address",
        "past | \"2999-01-01T00:00:00Z\" | must be a past date",
        "pastOrPresent | \"2999-01-01\" | must be a date in the past or in the present",
        "future | \"1999-01-01T00:00\" | must be a future date",
        "futureOrPresent | \"1999\" | must be a date in the present or in the future",
        "yes | false | must be true",
        "no | true | must be false",
        "own | \"a\" | between 2 and 3 {here}",
        "optional | \"ab\" | size must be between 0 and 1",
        "filled | \"\" | must not be blank",
        "some | [] | must not be empty",
        "optionalInt | 2 | must be greater than or equal to 3",
        "patch | \"\" | must not be blank",
        "patch | null | must not be blank",
      })
  void tellsWhatIsBroken(String component, String value, String message) {
    assertThat(codecs.violations("one", one(component, value)))
        .containsExactly(component + ": " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "size | \"abc\"",
        "min | 2",
        "max | 5",
        "decimalMin | 1.50",
        "decimalMax | 2.4",
        "decimalOfText | \"10.0\"",
        "digits | 99.90",
        "pattern | \"aBc\"",
        "email | \"me+tag@example.org\"",
        "email | \"\"",
        "past | \"1999-01-01T00:00:00Z\"",
        "yes | true",
        "optional | null",
        "filled | null",
        "some | null",
        "optionalInt | null",
        "nested | [[1],[]]",
      })
  void letsPassWhatHolds(String component, String value) {
    assertThat(codecs.violations("one", one(component, value))).isEmpty();
  }

  private static String one(String component, String value) {
    String others = "\"notNull\":\"x\",\"notBlank\":\"x\",\"notEmpty\":[\"x\"]";
    String member = "\"" + component + "\":";
    int at = others.indexOf(member);
    if (at < 0) {
      return "{" + others + "," + member + value + "}";
    }
    int end = others.indexOf(",\"", at) < 0 ? others.length() : others.indexOf(",\"", at);
    return "{" + others.substring(0, at) + member + value + others.substring(end) + "}";
  }

  @Test
  void checksNullAndAbsentOnlyAgainstWhatForbidsThem() {
    assertThat(codecs.violations("one", "{}"))
        .containsExactly(
            "notNull: must not be null",
            "notBlank: must not be blank",
            "notEmpty: must not be empty");
  }

  @Test
  void checksWhatContainersHold() {
    String json =
        one(
            "elements",
            "[\"a\",\"\",\"abc\"],\"entries\":{\"a\":1,\"bb\":0},\"nested\":[[1,2],[3,-1]]");

    assertThat(codecs.violations("one", json))
        .containsExactly(
            "elements[1]: must not be blank",
            "elements[2]: size must be between 0 and 2",
            "entries.bb: size must be between 0 and 1",
            "entries.bb: must be greater than or equal to 1",
            "nested[1][1]: must be greater than 0");
  }

  @Test
  void goesIntoRecordsOnlyWhereValidStands() {
    assertThat(
            codecs.violations(
                "outer",
                """
                {"unchecked":{"name":""},"checked":{"name":""},"none":[{"name":""}],
                 "all":[{"name":"a"},{"name":" "}]}"""))
        .containsExactly("checked.name: must not be blank", "all[1].name: must not be blank");
  }

  @Test
  void checksTheRootOfADocument() {
    assertThat(codecs.violations("root", "[]")).containsExactly(": must not be empty");
    assertThat(codecs.violations("root", "[\"a\",\" \"]"))
        .containsExactly("[1]: must not be blank");
    assertThat(codecs.violations("root", "[\"a\"]")).isEmpty();
  }

  @Test
  void tellsThatARecordRefusedWithoutItsWords() {
    assertThat(codecs.violations("holder", "{\"items\":[{\"number\":1},{\"number\":7}]}"))
        .containsExactly("items[1]: is not valid");
    assertThat(codecs.violations("strict", "{\"number\":7}")).containsExactly(": is not valid");
  }

  @Test
  void doesNotCheckWhatCouldNotBeRead() {
    assertThat(codecs.violations("strict", "{\"number\":\"x\"}"))
        .containsExactly("number: must be a whole number");
    assertThat(codecs.violations("strict", "{}")).containsExactly("number: is required");
  }

  @Test
  void refusesTextThatAPatternCannotGetThrough() {
    assertThat(codecs.violations("regular", "{\"text\":\"" + "ab".repeat(50_000) + "\"}"))
        .containsExactly("text: must match \"(a|b)*\"");
  }
}
