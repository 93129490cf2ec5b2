package dev.pikku.generator.emit.services;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.testing.GeneratedBackend;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an interface sends and expects is what its function takes and returns. */
final class RpcTypesTest {
  @TempDir Path directory;

  private GeneratedBackend backend(String function, String remote) {
    return new GeneratedBackend(directory)
        .with(
            "F",
            """
            public final class F {
              private F() {}
              @PikkuFunc @WireRpc(name = "price-of", auth = Auth.PUBLIC)
              public static %s
              @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/", auth = Auth.PUBLIC)
              public static void get(PriceOf prices) {}
            }
            """
                .formatted(function))
        .with("PriceOf", remote);
  }

  @Test
  void takesABoxForItsPrimitive() {
    backend(
            "long priceOf(int in) { return in; }",
            "@RemoteFunction(\"price-of\") public interface PriceOf { Long of(Integer sku); }")
        .classes();
  }

  @Test
  void refusesAnInputThatTheFunctionDoesNotTake() {
    Diagnostic problem =
        backend(
                "long priceOf(int in) { return in; }",
                "@RemoteFunction(\"price-of\") public interface PriceOf { Long of(String sku); }")
            .problem(Code.RPC_TYPE_MISMATCH);

    assertThat(problem.place()).hasToString("functions/acme/PriceOf.java:2");
    assertThat(problem.fact())
        .isEqualTo(
            "PriceOf sends java.lang.String, but the remote function \"price-of\", F.priceOf"
                + " (functions/acme/F.java:5), takes int.");
    assertThat(problem.remedy()).isEqualTo("Let both have the same type.");
  }

  @Test
  void refusesAResultThatTheFunctionDoesNotReturn() {
    assertThat(
            backend(
                    "void priceOf() {}",
                    "@RemoteFunction(\"price-of\") public interface PriceOf { int of(); }")
                .problem(Code.RPC_TYPE_MISMATCH)
                .fact())
        .startsWith("PriceOf expects int, but")
        .endsWith("returns nothing.");
  }

  @Test
  void refusesAFunctionThatDoesNotExist() {
    Diagnostic problem =
        backend(
                "void priceOf() {}",
                "@RemoteFunction(\"prise-of\") public interface PriceOf { void of(); }")
            .problem(Code.UNKNOWN_RPC);

    assertThat(problem.place()).hasToString("functions/acme/PriceOf.java:2");
    assertThat(problem.fact())
        .isEqualTo("PriceOf stands for the remote function \"prise-of\", which does not exist.");
    assertThat(problem.remedy()).contains("Did you mean \"price-of\"?");
  }

  @Test
  void refusesToCallWhatIsNeitherHereNorImported() {
    Diagnostic problem =
        backend(
                "void priceOf() {}",
                "@RemoteFunction(\"price-of\") public interface PriceOf { void of(); }")
            .withConfig("{\"filters\": {\"types\": [\"http\"]}}")
            .problem(Code.RPC_NOT_OWNED);

    assertThat(problem.place()).hasToString("functions/acme/F.java:7");
    assertThat(problem.fact())
        .isEqualTo("The remote function \"price-of\" is called, but it is not in this backend.");
    assertThat(problem.remedy())
        .isEqualTo(
            "Keep it, or name the backend that does: \"rpc\": {\"price-of\": {\"from\": \"…\"}}.");
  }

  @Test
  void refusesTwoFunctionsOfOneName() {
    assertThat(
            backend(
                    "void priceOf() {}\n @PikkuFunc @WireRpc(name = \"price-of\")"
                        + " public static void other() {}",
                    "@RemoteFunction(\"price-of\") public interface PriceOf { void of(); }")
                .problem(Code.DUPLICATE_WIRING)
                .fact())
        .startsWith("The remote function \"price-of\" is wired twice");
  }

  @Test
  void refusesFunctionsThatHaveOneNameInTheEnvironment() {
    GeneratedBackend backend =
        new GeneratedBackend(directory)
            .with(
                "F",
                """
                public final class F {
                  private F() {}
                  @RemoteFunction("a-b") public interface One { void of(); }
                  @RemoteFunction("a_b") public interface Two { void of(); }
                  @PikkuFunc @WireRpc(name = "a-b", auth = Auth.PUBLIC) public static void one() {}
                  @PikkuFunc @WireRpc(name = "a_b", auth = Auth.PUBLIC) public static void two() {}
                  @PikkuFunc @WireHttp(method = HttpMethod.GET, route = "/", auth = Auth.PUBLIC)
                  public static void get(One one, Two two) {}
                }
                """)
            .withConfig(
                """
                {"filters": {"types": ["http"]},
                 "rpc": {"a-b": {"from": "other"}, "a_b": {"from": "other"}}}
                """);

    assertThat(backend.problem(Code.INVALID_RPC).fact())
        .isEqualTo(
            "The remote functions \"a_b\" and \"a-b\" get the same name in the environment.");
  }

  @Test
  void asksForWhatSignsSessionsWhereThereAreSome() {
    Diagnostic problem =
        backend(
                "void priceOf() {}",
                "@RemoteFunction(\"price-of\") public interface PriceOf { void of(); }")
            .with("User", "@PikkuSession public record User(String name) {}")
            .problem(Code.MISSING_SERVICE);

    assertThat(problem.fact())
        .isEqualTo("The remote function \"price-of\" needs SessionSigner, which nobody provides.");
    assertThat(problem.remedy()).contains("public static SessionSigner signer(@Secret(");
  }

  @Test
  void letsAFactoryStandInForARemoteFunction() {
    GeneratedBackend backend =
        backend(
                "void priceOf() {}",
                "@RemoteFunction(\"price-of\") public interface PriceOf { void of(); }")
            .withConfig("{\"filters\": {\"types\": [\"http\"]}}")
            .with(
                "S",
                "@SingletonServices public final class S { private S() {}"
                    + " public static PriceOf prices() { return () -> {}; } }");

    assertThat(backend.diagnostics().errors()).isEmpty();
    assertThat(backend.file("HttpBootstrap.java")).contains("S.prices()");
  }
}
