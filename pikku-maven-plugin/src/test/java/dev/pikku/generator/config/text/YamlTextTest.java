package dev.pikku.generator.config.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.config.tree.ConfigOrigin;
import dev.pikku.generator.config.tree.ConfigValue;
import dev.pikku.generator.config.tree.Problems;
import dev.pikku.generator.diagnostic.Diagnostics;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** YAML is read as YAML 1.2 types it, with places, and nothing is constructed. */
class YamlTextTest {
  private final Diagnostics diagnostics = new Diagnostics();

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          12            | 12
          -7            | -7
          0x1F          | 31
          123456789012  | 123456789012
          012345678901  | "012345678901"
          1.50          | 1.50
          1e3           | 1E+3
          true          | true
          False         | false
          yes           | "yes"
          on            | "on"
          no            | "no"
          12:30         | "12:30"
          2024-01-31    | "2024-01-31"
          1_000         | "1_000"
          ~             | null
          "12"          | "12"
          'true'        | "true"
          !!str 12      | "12"
          .inf          | ".inf"
          text          | "text"
          """)
  void types(String yaml, String json) {
    assertThat(json("key: " + yaml)).isEqualTo("{\"key\":" + json + "}");
  }

  @Test
  void aliasesAndMergeKeysAreResolved() {
    assertThat(
            json(
                """
                base: &base { a: 1, b: 2 }
                one: *base
                two: { <<: *base, b: 3 }
                three: { <<: [{ a: 5 }, *base], c: 4 }
                """))
        .isEqualTo(
            """
            {"base":{"a":1,"b":2},"one":{"a":1,"b":2},"two":{"b":3,"a":1},\
            "three":{"c":4,"a":5,"b":2}}""");
  }

  @Test
  void emptyFileIsAnEmptyObject() {
    assertThat(json("# nothing yet\n")).isEqualTo("{}");
  }

  @Test
  void everyCloudFormationTagBecomesItsLongForm() {
    assertThat(
            json(
                """
                a: !If [Prod, !Ref A, !Ref 'AWS::NoValue']
                b: !Select [0, !GetAZs ""]
                c: !ImportValue jobs-queue
                d: !Condition Prod
                e: !Base64 12
                f: !GetAtt [Table, Arn]
                g: !Sub ["${x}", { x: !GetAtt Table }]
                """))
        .isEqualTo(
            """
            {"a":{"Fn::If":["Prod",{"Ref":"A"},{"Ref":"AWS::NoValue"}]},\
            "b":{"Fn::Select":[0,{"Fn::GetAZs":""}]},\
            "c":{"Fn::ImportValue":"jobs-queue"},\
            "d":{"Condition":"Prod"},\
            "e":{"Fn::Base64":"12"},\
            "f":{"Fn::GetAtt":["Table","Arn"]},\
            "g":{"Fn::Sub":["${x}",{"x":{"Fn::GetAtt":"Table"}}]}}""");
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          'a: 1\nb: [1'                | p.yaml:2:6  | while parsing a flow sequence
          'a: 1\na: 2'                 | p.yaml:2:1  | "a" is stated twice; the first is at p.yaml:1:1.
          'a: &x [1, *x]'              | p.yaml:1:4  | an alias stands inside what it stands for
          'a: !Secret x'               | p.yaml:1:4  | the tag !Secret is not known
          'a: 1\n---\nb: 2'            | p.yaml:2:1  | expected a single document
          '[1]: 2'                     | p.yaml:1:1  | a key must be text
          'a: { <<: 5 }'               | p.yaml:1:10 | << takes objects only
          'a: \u0007'                  | p.yaml      | special characters are not allowed
          """)
  void refuses(String yaml, String place, String fact) {
    read(yaml.replace("\\n", "\n").replace("\\u0007", "\u0007"));

    assertThat(diagnostics.errors())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.code().id()).isEqualTo("PikkuMalformedConfig");
              assertThat(problem.place()).hasToString(place);
              assertThat(problem.fact()).contains(fact);
              assertThat(problem.remedy()).isNotEmpty();
            });
  }

  @Test
  void bombOfAliasesIsRefused() {
    StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String alias = "*a" + (i - 1);
      yaml.append("a" + i + ": &a" + i + " [")
          .append(String.join(", ", List.of(alias, alias, alias, alias, alias, alias, alias)))
          .append("]\n");
    }
    read(yaml.toString());

    assertThat(diagnostics.errors()).hasSize(1);
    assertThat(diagnostics.errors().get(0).fact()).contains("more than 100000 values");
  }

  private String json(String yaml) {
    String json = read(yaml).orElseThrow().toJson().toString();
    assertThat(diagnostics.errors()).isEmpty();
    return json;
  }

  private Optional<ConfigValue> read(String yaml) {
    return new YamlText(
            new ConfigOrigin("p.yaml", Optional.empty(), true, ""), new Problems(diagnostics))
        .read(yaml);
  }
}
