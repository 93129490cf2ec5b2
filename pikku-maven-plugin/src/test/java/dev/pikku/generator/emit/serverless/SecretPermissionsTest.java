package dev.pikku.generator.emit.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pikku.generator.testing.GeneratedBackend;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which secrets the functions' role may read. */
class SecretPermissionsTest {
  @TempDir Path directory;

  private List<String> readable(String tags) {
    GeneratedBackend backend =
        new GeneratedBackend(directory)
            .withConfig("{ \"secrets\": [\"listed\"], \"filters\": { \"tags\": [" + tags + "] } }")
            .with("Vault", "public final class Vault {}")
            .with("Mailer", "public final class Mailer {}")
            .with(
                "Services",
                """
                @SingletonServices
                public final class Services {
                  public static Vault vault(Secrets secrets) { return new Vault(); }
                  public static Mailer mailer(@Secret("mail/key") SecretValue key) {
                    return new Mailer();
                  }
                }
                """)
            .with(
                "Functions",
                """
                public final class Functions {
                  @PikkuFunc(tags = "vault")
                  @WireHttp(method = HttpMethod.GET, route = "/vault")
                  public static void vault(Vault vault) {}

                  @PikkuFunc(tags = "mail")
                  @WireHttp(method = HttpMethod.GET, route = "/mail")
                  public static void mail(Mailer mailer) {}

                  @PikkuFunc(tags = "plain")
                  @WireHttp(method = HttpMethod.GET, route = "/plain")
                  public static void plain() {}
                }
                """);
    assertThat(backend.diagnostics().errors()).isEmpty();
    JsonNode statements =
        Sample.parse(backend.file("serverless.yml")).at("/provider/iam/role/statements");
    return StreamSupport.stream(statements.spliterator(), false)
        .flatMap(each -> StreamSupport.stream(each.path("Resource").spliterator(), false))
        .map(resource -> resource.path("Fn::Sub").asText().replaceAll(".*:secret:", ""))
        .toList();
  }

  @Test
  void areThoseThatWhatIsKeptTakesByName() {
    assertThat(readable("\"mail\"")).containsExactly("mail/key-??????");
  }

  @Test
  void areThoseListedWhereWhatIsKeptTakesThemAll() {
    assertThat(readable("\"vault\"")).containsExactly("listed-??????");
    assertThat(readable("\"vault\", \"mail\"")).containsExactly("listed-??????", "mail/key-??????");
  }

  @Test
  void areNoneWhereOnlyOtherBackendsReadAny() {
    assertThat(readable("\"plain\"")).isEmpty();
  }
}
