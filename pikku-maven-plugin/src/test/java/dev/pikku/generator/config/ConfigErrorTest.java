package dev.pikku.generator.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is told with its line, its column and what to do. */
class ConfigErrorTest {
  @TempDir Path directory;

  @Test
  void unknownKeyIsToldWithTheNearestOne() {
    assertThat(
            Backend.of(
                    directory,
                    """
                    {
                      "filters": {
                        "tagz": ["api"]
                      }
                    }
                    """)
                .errors())
        .containsExactly(
            "[PikkuUnknownKey] pikku.config.json:3:5: \"tagz\" is not a known key of \"filters\"."
                + " Did you mean \"tags\"?");
  }

  @Test
  void keyOfAnotherSectionIsSentThere() {
    assertThat(Backend.of(directory, "{ \"memorySize\": 128 }").errors())
        .containsExactly(
            "[PikkuUnknownKey] pikku.config.json:1:3: \"memorySize\" is not a known key."
                + " \"memorySize\" belongs in \"lambda\".");
  }

  @Test
  void textForANumberIsAWrongType() {
    assertThat(
            Backend.of(
                    directory,
                    """
                    {
                      "lambda": {
                        "memorySize": "big"
                      }
                    }
                    """)
                .errors())
        .containsExactly(
            "[PikkuWrongType] pikku.config.json:3:19: \"lambda.memorySize\" is text (\"big\")."
                + " Write a whole number from 128 to 10240.");
  }

  @Test
  void twoMistakesGiveTwoLines() {
    assertThat(
            Backend.of(
                    directory,
                    """
                    {
                      "extends": 5,
                      "filters": { "types": ["shceduler", "websocket"] }
                    }
                    """)
                .errors())
        .containsExactly(
            "[PikkuWrongType] pikku.config.json:2:14: \"extends\" is a number (5)."
                + " Write text, or a list, each item text.",
            "[PikkuUnknownType] pikku.config.json:3:26: \"shceduler\" is not a wiring type."
                + " Known types: channel, http, queue, rpc, scheduler. Did you mean \"scheduler\"?",
            "[PikkuUnknownType] pikku.config.json:3:39: \"websocket\" is not a wiring type."
                + " Known types: channel, http, queue, rpc, scheduler."
                + " \"websocket\" may be meant as a tag: write it into \"tags\".");
  }

  @Test
  void numberOutOfRangeIsInvalid() {
    assertThat(Backend.of(directory, "{ \"lambda\": { \"memorySize\": 64 } }").errors())
        .containsExactly(
            "[PikkuInvalidValue] pikku.config.json:1:29: 64 is not allowed for"
                + " \"lambda.memorySize\". Write a whole number from 128 to 10240.");
  }

  @Test
  void jsonThatIsNoneIsMalformed() {
    assertThat(
            Backend.of(
                    directory,
                    """
                    {
                      "name": "a"
                      "package": "b"
                    }
                    """)
                .errors())
        .singleElement()
        .asString()
        .startsWith("[PikkuMalformedConfig] pikku.config.json:3:3: This is not JSON: ")
        .endsWith("Correct it here.");
  }

  @Test
  void duplicateKeyIsMalformed() {
    assertThat(Backend.of(directory, "{ \"name\": \"a\",\n  \"name\": \"b\" }").errors())
        .containsExactly(
            "[PikkuMalformedConfig] pikku.config.json:2:3: \"name\" is stated twice; the first is"
                + " at pikku.config.json:1:3. Remove one of them.");
  }

  @Test
  void wildcardIsNoNameOfASecret() {
    assertThat(Backend.of(directory, "{ \"secrets\": [\"mail/key\", \"*\"] }").errors())
        .containsExactly(
            "[PikkuInvalidValue] pikku.config.json:1:27: \"*\" is not allowed for"
                + " \"secrets[1]\". Write a secret's name: letters, digits and / _ + = . @ -.");
  }

  @Test
  void textAfterTheEndIsMalformed() {
    assertThat(Backend.of(directory, "{}\n{}").errors())
        .containsExactly(
            "[PikkuMalformedConfig] pikku.config.json:2:1: There is text after the end of the"
                + " value. Remove it.");
  }

  @Test
  void emptyFileIsMalformed() {
    assertThat(Backend.of(directory, "\n").errors())
        .containsExactly(
            "[PikkuMalformedConfig] pikku.config.json:1:1: The file is empty."
                + " Write at least {}.");
  }

  @Test
  void fileThatIsNotUtf8IsMalformed() throws IOException {
    Files.write(directory.resolve("pikku.config.json"), new byte[] {'{', (byte) 0xff, '}'});

    assertThat(Backend.in(directory, "").errors())
        .containsExactly(
            "[PikkuMalformedConfig] pikku.config.json: pikku.config.json is not UTF-8."
                + " Save it as UTF-8.");
  }

  @Test
  void listIsNoConfig() {
    assertThat(Backend.of(directory, "[]").errors())
        .containsExactly(
            "[PikkuWrongType] pikku.config.json:1:1: The file is a list."
                + " Write an object, such as {}.");
  }

  @Test
  void commentsTrailingCommasAndByteOrderMarkAreAllowed() {
    Backend backend =
        Backend.of(
            directory,
            "\uFEFF{ // one\n \"secrets\": [\"a\", \"b\",], /* two */ \"name\": \"c\",\n}");

    assertThat(backend.read().secrets()).containsExactly("a", "b");
    assertThat(backend.diagnostics.errors()).isEmpty();
  }

  @Test
  void jsonAndYamlTogetherAreRefused() {
    assertThat(Backend.of(directory, "{}").file("pikku.config.yml", "").file("x.yml", "").errors())
        .containsExactly(
            "[PikkuSeveralConfigs] pikku.config.json: \"pikku.config.json\" and"
                + " \"pikku.config.yml\" are both there. Keep one of them.");
  }

  @Test
  void configThatCannotBeReadIsNotTakenForNone() throws IOException {
    Backend backend = Backend.of(directory, "{}");
    Path config = directory.resolve("pikku.config.json");
    Files.delete(config);
    Files.createSymbolicLink(config, Path.of("gone.json"));
    assertThat(backend.errors())
        .containsExactly(
            "[PikkuMissingFile] pikku.config.json: pikku.config.json cannot be read: it is a link"
                + " to a file that does not exist. Make it a readable file.");
  }

  @Test
  void wordThatIsNoChoiceIsInvalid() {
    assertThat(
            Backend.of(directory, "{ \"http\": { \"mode\": \"route\", \"api\": \"x\" } }").errors())
        .containsExactly(
            "[PikkuInvalidValue] pikku.config.json:1:21: \"route\" is not allowed for"
                + " \"http.mode\". Did you mean \"routes\"?",
            "[PikkuInvalidValue] pikku.config.json:1:37: \"x\" is not allowed for \"http.api\"."
                + " Write one of \"httpApi\", \"rest\".");
  }

  @Test
  void packageMustBeLegalJava() {
    assertThat(Backend.of(directory, "{ \"package\": \"com.new.pikku\" }").errors())
        .containsExactly(
            "[PikkuInvalidValue] pikku.config.json:1:14: \"com.new.pikku\" is not allowed for"
                + " \"package\". Write a Java package name, such as \"com.acme.pikku\".");
  }

  @Test
  void variableThatLambdaSetsIsReserved() {
    assertThat(
            Backend.of(
                    directory,
                    """
                    { "lambda": { "environment": {
                      "AWS_REGION": "eu-central-1",
                      "AWS_LAMBDA_EXEC_WRAPPER": "/opt/wrapper",
                      "1ST": "x" } } }
                    """)
                .errors())
        .containsExactly(
            "[PikkuReservedVariable] pikku.config.json:2:3: \"AWS_REGION\" is set by AWS Lambda"
                + " itself. Choose another name.",
            "[PikkuInvalidValue] pikku.config.json:4:3: \"1ST\" is not a variable name that AWS"
                + " Lambda accepts. Write a letter, then letters, digits and underscores, two"
                + " characters at least.");
  }

  @Test
  void snapStartAndProvisionedConcurrencyExcludeEachOther() {
    assertThat(
            Backend.of(
                    directory,
                    """
                    { "lambda": {
                      "snapStart": true,
                      "functions": { "http": { "provisionedConcurrency": 2 } } } }
                    """)
                .errors())
        .containsExactly(
            "[PikkuInvalidValue] pikku.config.json:3:54: \"provisionedConcurrency\" and"
                + " \"snapStart\" (pikku.config.json:2:16) exclude each other."
                + " Remove one of them.");
  }

  @Test
  void provisionedConcurrencyIsAtMostTheReservedOne() {
    assertThat(
            Backend.of(
                    directory,
                    "{ \"lambda\": { \"reservedConcurrency\": 2, \"provisionedConcurrency\": 3 } }")
                .errors())
        .containsExactly(
            "[PikkuInvalidValue] pikku.config.json:1:67: \"provisionedConcurrency\" (3) is more"
                + " than \"reservedConcurrency\" (2, pikku.config.json:1:38)."
                + " Raise \"reservedConcurrency\" or lower this.");
  }

  @Test
  void wrongValueIsLeftOutSoThatTheBuildCanGoOnLookingForMistakes() {
    BackendConfig config =
        Backend.of(
                directory,
                "{ \"lambda\": { \"timeout\": \"x\", \"memorySize\": 300 }, \"tagz\": 1 }")
            .read();

    assertThat(config.lambda().timeout()).isEqualTo(29);
    assertThat(config.lambda().memorySize()).isEqualTo(300);
  }

  @Test
  void schemeWithoutWhatItsTypeNeedsIsTold() {
    assertThat(
            Backend.of(
                    directory,
                    """
                    {
                      "openapi": {
                        "servers": [{ "description": "live" }],
                        "security": {
                          "key": { "type": "apiKey", "in": "header" },
                          "login": { "type": "oauth2", "flows": { "implicit": {} } },
                          "none": {},
                          "token": { "type": "http", "scheme": "bearer", "in": "header" }
                        }
                      }
                    }
                    """)
                .errors())
        .containsExactly(
            "[PikkuInvalidValue] pikku.config.json:3:17: A server has no \"url\". State it.",
            "[PikkuInvalidValue] pikku.config.json:5:14: The security scheme \"key\", of type"
                + " \"apiKey\", has no \"name\". State it.",
            "[PikkuInvalidValue] pikku.config.json:6:59: The flow \"implicit\" of \"login\" has no"
                + " \"authorizationUrl\". State it.",
            "[PikkuInvalidValue] pikku.config.json:7:15: The security scheme \"none\" has no"
                + " \"type\". State it.",
            "[PikkuInvalidValue] pikku.config.json:8:54: The security scheme \"token\", of type"
                + " \"http\", has no use for \"in\". Remove it. Its keys are type, description,"
                + " scheme, bearerFormat.");
  }

  @Test
  void routeOfTheApiDescriptionIsAPlainPath() {
    assertThat(Backend.of(directory, "{ \"openapi\": { \"route\": \"/api/{id}\" } }").errors())
        .containsExactly(
            "[PikkuInvalidValue] pikku.config.json:1:25: \"/api/{id}\" is not allowed for"
                + " \"openapi.route\". Write a path without parameters, such as"
                + " \"/openapi.json\".");
  }
}
