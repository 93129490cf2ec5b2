package dev.pikku.generator.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.model.RemoteModel;
import dev.pikku.generator.scan.Workspace.Route;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What cannot be called remotely, and what cannot call. */
final class RpcProblemsTest {
  @TempDir private Path directory;

  private Workspace caller(String remote) {
    return new Workspace(directory)
        .with("A", "public class A {\n  @PikkuFunc public static void run(PriceOf prices) {}\n}")
        .with("PriceOf", remote);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void readsInterfacesWhereTheyAreTaken(Route route) {
    RemoteModel remote =
        caller(
                """
                @RemoteFunction(value = "price-of", idempotent = true)
                public interface PriceOf {
                  int ONE = 1;
                  Long find(@Size(max = 3) String sku);
                  default void helper(int a, int b) {}
                }
                """)
            .scan(route)
            .model()
            .remotes()
            .get("acme.PriceOf");

    assertThat(remote.function()).isEqualTo("price-of");
    assertThat(remote.idempotent()).isTrue();
    assertThat(remote.method()).isEqualTo("find");
    assertThat(remote.input().orElseThrow().type()).hasToString("java.lang.String");
    assertThat(remote.returns().type()).hasToString("java.lang.Long");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesNamesThatAreNone(Route route) {
    new Workspace(directory)
        .with(
            "A",
            "public class A {\n  private A() {}\n  @PikkuFunc @WireRpc(name = \"price of\")\n"
                + "  public static void run() {}\n}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_RPC,
            "acme/A.java:4",
            "A.run is wired to remote calls by the name \"price of\", which is no name.",
            "1 to 64 letters");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesInterfacesThatNameNothing(Route route) {
    caller("@RemoteFunction(\"\")\npublic interface PriceOf {\n  void call();\n}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_RPC, "acme/PriceOf.java:3", "names \"\", which is no name", "1 to 64");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesInterfacesWithoutExactlyOneMethod(Route route) {
    caller("@RemoteFunction(\"price-of\")\npublic interface PriceOf {\n  void a();\n  void b();\n}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_RPC,
            "acme/PriceOf.java:3",
            "PriceOf is a @RemoteFunction, but has 2 abstract methods.",
            "Leave it one");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesMethodsWithSeveralParameters(Route route) {
    caller("@RemoteFunction(\"price-of\")\npublic interface PriceOf {\n  void a(int b, int c);\n}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_RPC, "acme/PriceOf.java:3", "takes 2 parameters", "input alone");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesWhatIsNoPublicInterface(Route route) {
    caller(
            "@RemoteFunction(\"price-of\")\npublic abstract class PriceOf {\n  abstract void a();\n}")
        .scan(route)
        .assertOnlyError(Code.INVALID_RPC, "acme/PriceOf.java:3", "is not an interface", "one");
    new Workspace(directory)
        .with("PriceOf", "@RemoteFunction(\"price-of\")\ninterface PriceOf {\n  void a();\n}")
        .scan(route)
        .assertOnlyError(Code.INVALID_RPC, "acme/PriceOf.java:3", "is not public", "public");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesASessionOnAPublicWiring(Route route) {
    new Workspace(directory)
        .with("User", "@PikkuSession public record User(String name) {}")
        .with(
            "A",
            """
            public class A {
              private A() {}
              @PikkuFunc @WireRpc(name = "a", auth = Auth.PUBLIC)
              public static void run(User user) {}
            }
            """)
        .scan(route)
        .assertOnlyError(
            Code.SESSION_NOT_POSSIBLE,
            "acme/A.java:4",
            "its remote name \"a\" is public",
            "Optional");
  }
}
