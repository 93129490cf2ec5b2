package dev.pikku.generator.emit.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import dev.pikku.generator.config.BackendConfig;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.emit.openapi.Documents;
import dev.pikku.generator.emit.openapi.OpenApiEmitter;
import dev.pikku.generator.model.ComponentModel;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.MethodModel;
import dev.pikku.generator.model.ParameterModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TypeModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import dev.pikku.generator.model.WiringModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What generated binders accept and refuse, the schemas in the API description do, too. */
class SchemaAgreementTest {
  private static final JsonMapper JSON = new JsonMapper();

  /** A document with an operation that takes and returns each component of {@code Uses}. */
  private static JsonNode document(CodecFixture codecs) {
    List<FunctionModel> functions = new ArrayList<>();
    TypeModel.RecordModel uses = (TypeModel.RecordModel) codecs.types.get("app.Types.Uses");
    Place place = new Place("Types.java", 1);
    for (ComponentModel component : uses.components()) {
      TypeUse use = component.use();
      functions.add(
          new FunctionModel(
              component.name(),
              new MethodModel(
                  new TypeRef.ClassType("app", "Api"),
                  component.name(),
                  true,
                  List.of(
                      new ParameterModel(
                          "input", use, ParameterModel.Kind.INPUT, Optional.empty(), place)),
                  use,
                  place),
              List.of(),
              List.of(
                  new WiringModel.Http(
                      "POST",
                      "/" + component.name(),
                      200,
                      false,
                      false,
                      true,
                      Optional.empty(),
                      List.of(),
                      List.of(),
                      place)),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              ""));
    }
    PikkuModel model =
        new PikkuModel(
            functions,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new TreeMap<>(),
            codecs.types,
            Optional.empty(),
            Optional.empty());
    JsonNode document =
        OpenApiEmitter.emit(BackendConfig.defaults("app", "app.generated"), model).orElseThrow();
    Documents.checkLegal(document);
    return document;
  }

  private static Schema input(JsonNode document, String name) {
    return Documents.schema(
        document,
        document.at("/paths/~1" + name + "/post/requestBody/content/application~1json/schema"));
  }

  private static Schema output(JsonNode document, String name) {
    return Documents.schema(
        document,
        document.at("/paths/~1" + name + "/post/responses/200/content/application~1json/schema"));
  }

  private static List<String> errors(Schema schema, String json) {
    try {
      return schema.validate(JSON.readTree(json)).stream().map(Error::toString).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void whatIsWrittenIsWhatWasDescribed(long seed) {
    CodecFixture codecs = CodecFixture.of(new RandomTypes(seed).source(12)).compile();
    JsonNode document = document(codecs);
    RandomValues values = new RandomValues(seed);
    Random random = new Random(seed);
    for (RecordComponent use : codecs.type("Uses").getRecordComponents()) {
      if (use.getType().isRecord() && use.getType().getRecordComponents().length == 0) {
        continue; // no body says the least
      }
      Schema input = input(document, use.getName());
      Schema output = output(document, use.getName());
      for (int i = 0; i < 20; i++) {
        Object value = values.of(use.getGenericType(), Map.of(), 4);
        String json = codecs.write(use.getName(), value);
        assertThat(errors(output, json)).as(json).isEmpty();
        assertThat(errors(input, json)).as(json).isEmpty();
        String spoilt = spoilt(json, random);
        if (!errors(input, spoilt).isEmpty()) {
          assertThat(codecs.violations(use.getName(), spoilt)).as(spoilt).isNotEmpty();
        }
      }
    }
  }

  /** The same with one member renamed, if there is one. */
  private static String spoilt(String json, Random random) {
    List<Integer> names = new ArrayList<>();
    for (int at = json.indexOf("\"c"); at >= 0; at = json.indexOf("\"c", at + 1)) {
      names.add(at);
    }
    if (names.isEmpty()) {
      return "[" + json + "]";
    }
    int at = names.get(random.nextInt(names.size()));
    return json.substring(0, at + 1) + "x" + json.substring(at + 2);
  }

  private static final String CONSTRAINED =
      """
      record One(
          @Nullable @NotNull String notNull, @Nullable @Null String isNull, @Nullable @NotBlank String notBlank,
          @Nullable @NotEmpty List<String> notEmpty, @Nullable @Size(min = 2, max = 3) String size,
          @Nullable @Size(max = 1) Map<String, String> sizeOfMap, @Size(min = 1) int @Nullable [] sizeOfArray,
          @Size(min = 2, max = 3) byte @Nullable [] sizeOfBytes,
          @Nullable @Min(2) Integer min, @Nullable @Max(5) Long max, @Nullable @Min(2) BigDecimal minOfDecimal,
          @Nullable @DecimalMin("1.5") BigDecimal decimalMin,
          @Nullable @DecimalMax(value = "2.5", inclusive = false) Double decimalMax,
          @Nullable @Positive Integer positive, @Nullable @PositiveOrZero BigInteger positiveOrZero,
          @Nullable @Negative Double negative, @Nullable @NegativeOrZero Short negativeOrZero,
          @Nullable @Digits(integer = 2, fraction = 0) BigDecimal digits,
          @Nullable @Pattern(regexp = "[a-z]+") @Size(max = 3) String pattern,
          @Nullable @AssertTrue Boolean yes, @Nullable @AssertFalse Boolean no,
          Optional<@Size(max = 1) String> optional, @Min(3) OptionalInt optionalInt,
          Optional<@NotBlank String> mayBlank, @Size(max = 3) dev.pikku.http.@Nullable UploadedFile file,
          Patch<@NotBlank String> patch, @Default("3") @Max(9) int limit, @Nullable @Min(0) Byte small,
          @Nullable List<@NotBlank @Size(max = 2) String> elements,
          @Nullable Map<@Size(max = 1) String, @Min(1) Integer> entries,
          @Nullable List<List<@Positive Integer>> nested, @Nullable Object any, @Nullable DayOfWeek day) {}
      record Inner(@NotBlank String name) {}
      record Outer(@Valid Inner checked, @Nullable Inner unchecked, List<@Valid Inner> all, @Nullable List<Inner> none) {}
      sealed interface Shape permits Circle, Square {}
      record Circle(@Positive double radius) implements Shape {}
      record Square(@Positive double side, @Nullable Shape inside) implements Shape {}
      record Need(String text, int n, List<String> list, Map<String, Integer> map, Object any, Optional<String> maybe,
          @Nullable String nullable, Patch<String> patch, @Default("1") int number, @NotBlank Optional<String> must) {}
      record Uses(One one, Outer outer, @NotEmpty List<@NotBlank String> root, Shape shape, Circle circle, Need need) {}
      """;

  private static final class Constrained {
    static final CodecFixture CODECS = CodecFixture.of(CONSTRAINED).compile();
    static final JsonNode DOCUMENT = document(CODECS);
  }

  private static void agree(String use, String json, boolean accepted) {
    assertThat(Constrained.CODECS.violations(use, json).isEmpty())
        .as("the binder accepts " + json)
        .isEqualTo(accepted);
    List<String> errors = errors(input(Constrained.DOCUMENT, use), json);
    assertThat(errors.isEmpty())
        .as("the schema accepts " + json + ": " + errors)
        .isEqualTo(accepted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "isNull | null | \"x\"",
        "size | \"ab\" | \"abcd\"",
        "size | \"abc\" | \"a\"",
        "sizeOfMap | {\"a\":\"\"} | {\"a\":\"\",\"b\":\"\"}",
        "sizeOfArray | [1] | []",
        "sizeOfBytes | \"YWI=\" | \"YWJjZA==\"",
        "min | 2 | 1",
        "max | 5 | 6",
        "minOfDecimal | 2.0 | 1.99",
        "decimalMin | 1.50 | 1.4",
        "decimalMax | 2.4 | 2.5",
        "positive | 1 | 0",
        "positiveOrZero | 0 | -1",
        "negative | -0.1 | 0",
        "negativeOrZero | 0 | 1",
        "digits | 99 | 100",
        "digits | 99.0 | 1.5",
        "pattern | \"abc\" | \"a1\"",
        "pattern | \"abc\" | \"abcd\"",
        "yes | true | false",
        "no | false | true",
        "yes | null | false",
        "optional | null | \"ab\"",
        "optionalInt | 3 | 2",
        "mayBlank | null | \" \"",
        "file | {\"content\":\"YWI=\"} | {\"content\":\"YWJjZA==\"}",
        "file | {\"fileName\":\"a\",\"contentType\":\"b\",\"content\":\"YWJj\"} |"
            + " {\"fileName\":\"a\"}",
        "file | null | {\"content\":\"YWI=\",\"size\":1}",
        "patch | \"a\" | \"\"",
        "patch | \"a\" | null",
        "limit | 9 | 10",
        "limit | 1 | null",
        "small | 127 | 128",
        "small | 0 | -1",
        "elements | [\"a\",\"bc\"] | [\"\"]",
        "elements | [] | [\"abc\"]",
        "elements | null | [null]",
        "entries | {\"a\":1} | {\"bb\":1}",
        "entries | {} | {\"a\":0}",
        "nested | [[1],[]] | [[0]]",
        "day | \"MONDAY\" | \"SOMEDAY\"",
      })
  void agreeOnConstraints(String component, String right, String wrong) {
    agree("one", one(component, right), true);
    agree("one", one(component, wrong), false);
  }

  private static String one(String component, String value) {
    return "{\"notNull\":\"x\",\"notBlank\":\"x\",\"notEmpty\":[\"x\"],\""
        + component
        + "\":"
        + value
        + "}";
  }

  @Test
  void agreeOnWhatMayBeAbsentOrNull() {
    agree("one", "{\"notBlank\":\"x\",\"notEmpty\":[\"x\"]}", false);
    agree("one", "{\"notNull\":\"x\",\"notEmpty\":[\"x\"]}", false);
    agree("one", "{\"notNull\":\"x\",\"notBlank\":\" \",\"notEmpty\":[\"x\"]}", false);
    agree("one", "{\"notNull\":\"x\",\"notBlank\":\"x\"}", false);
    agree("need", need(Map.of()), true);
    for (String name : List.of("text", "n", "list", "map", "any", "must")) {
      agree("need", need(Map.of(name, "")), false);
      agree("need", need(Map.of(name, "null")), false);
    }
    agree("need", need(Map.of("any", "[1,{\"a\":null}]")), true);
    agree("need", need(Map.of("more", "1")), false);
    agree("need", need(Map.of("maybe", "null", "nullable", "null", "patch", "null")), true);
    agree("need", need(Map.of("number", "null")), false);
  }

  /** A right value with some members changed; an empty text leaves a member out. */
  private static String need(Map<String, String> changes) {
    Map<String, String> members = new TreeMap<>();
    members.put("text", "\"\"");
    members.put("n", "1");
    members.put("list", "[]");
    members.put("map", "{}");
    members.put("any", "1");
    members.put("must", "\"a\"");
    members.putAll(changes);
    members.values().removeIf(String::isEmpty);
    return members.entrySet().stream()
        .map(member -> "\"" + member.getKey() + "\":" + member.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  @Test
  void agreeOnRecordsBelow() {
    String good = "{\"checked\":{\"name\":\"a\"},\"all\":[]}";
    agree("outer", good, true);
    agree("outer", "{\"checked\":{\"name\":\"\"},\"all\":[]}", false);
    agree("outer", "{\"checked\":{\"name\":\"a\"},\"all\":[{\"name\":\" \"}]}", false);
    agree("outer", "{\"checked\":{\"name\":\"a\"},\"all\":[],\"unchecked\":{\"name\":\"\"}}", true);
    agree("outer", "{\"checked\":{\"name\":\"a\"},\"all\":[],\"none\":[{\"name\":\"\"}]}", true);
    agree("outer", "{\"checked\":{\"name\":\"a\"},\"all\":[],\"none\":[{}]}", false);
    agree("root", "[]", false);
    agree("root", "[\"a\"]", true);
    agree("root", "[\"a\",\" \"]", false);
  }

  @Test
  void agreeOnTypesThatAreOneOfSeveral() {
    agree("shape", "{\"type\":\"Circle\",\"radius\":1}", true);
    agree("shape", "{\"radius\":1,\"type\":\"Circle\"}", true);
    agree("shape", "{\"radius\":1}", false);
    agree("shape", "{\"type\":\"Oval\",\"radius\":1}", false);
    agree("shape", "{\"type\":\"Square\",\"radius\":1}", false);
    agree("shape", "{\"type\":\"Circle\",\"radius\":0}", false);
    agree(
        "shape",
        "{\"type\":\"Square\",\"side\":2,\"inside\":{\"type\":\"Circle\",\"radius\":0}}",
        true);
    agree("circle", "{\"radius\":1}", true);
    agree("circle", "{\"radius\":1,\"type\":\"Circle\"}", false);
  }
}
