package dev.pikku.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvFileTest {
  @TempDir Path directory;
  private final Diagnostics diagnostics = new Diagnostics();

  private Map<String, String> read(String text) throws IOException {
    Path file = Files.writeString(directory.resolve(".env"), text);
    return EnvFile.below(Map.of("SHELL_ONLY", "s", "BOTH", "of the shell"), file, diagnostics);
  }

  @Test
  void isBelowTheEnvironment() throws IOException {
    assertThat(read("BOTH=of the file\nFILE_ONLY=f\n"))
        .containsOnly(
            Map.entry("SHELL_ONLY", "s"),
            Map.entry("BOTH", "of the shell"),
            Map.entry("FILE_ONLY", "f"));
  }

  @Test
  void isNotMissed() throws IOException {
    Map<String, String> environment = Map.of("A", "a");

    assertThat(EnvFile.below(environment, directory.resolve("none"), diagnostics))
        .isEqualTo(environment);
  }

  @Test
  void hasPlainAndQuotedValuesAndComments() throws IOException {
    Map<String, String> values =
        read(
            """
            # comment=1

            PLAIN = a b=c#d  # comment
            export EXPORTED=e
            EMPTY=
            COMMENTED=# nothing
            DOUBLE="a # \\"b\\"\\nc" # comment
            SINGLE='a \\n $B'
            PEM="-----BEGIN-----
            MII=
            -----END-----"
            LAST=z""");

    assertThat(diagnostics.errors()).isEmpty();
    assertThat(values)
        .containsEntry("PLAIN", "a b=c#d")
        .containsEntry("EXPORTED", "e")
        .containsEntry("EMPTY", "")
        .containsEntry("COMMENTED", "")
        .containsEntry("DOUBLE", "a # \"b\"\nc")
        .containsEntry("SINGLE", "a \\n $B")
        .containsEntry("PEM", "-----BEGIN-----\nMII=\n-----END-----")
        .containsEntry("LAST", "z")
        .doesNotContainKey("# comment");
  }

  @Test
  void tellsAllThatIsWrongByLineAndQuotesNothing() throws IOException {
    Map<String, String> values =
        read("PLANTED\nA-PLANTED=1\nB=\"x\ny\" PLANTED\nGOOD=1\nC='PLANTED\n");

    assertThat(values).containsEntry("GOOD", "1").doesNotContainKeys("B", "C");
    assertThat(diagnostics.errors())
        .extracting(Object::toString)
        .containsExactly(
            "[PikkuInvalidEnvFile] .env:1: The line is no NAME=value. Write one, or begin the line"
                + " with #.",
            "[PikkuInvalidEnvFile] .env:2: The line has a name that no variable has. Use letters,"
                + " digits and _ in names.",
            "[PikkuInvalidEnvFile] .env:3: The line goes on after its closing quote. Put the whole"
                + " value within the quotes.",
            "[PikkuInvalidEnvFile] .env:6: The line begins with a quote that nothing ends. End the"
                + " value with the same quote.");
  }
}
