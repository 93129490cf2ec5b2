package dev.pikku.generator.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.model.ErrorModel;
import dev.pikku.generator.scan.Workspace.Route;
import java.nio.file.Path;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Factories, classes built from services, middleware, permissions and errors. */
final class ServiceTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesFactoriesThatProvideNothingUsable(Route route) {
    Workspace workspace =
        new Workspace(directory)
            .with(
                "S",
                """
                @SingletonServices
                public class S {
                  public String a() { return ""; }
                  public static void b() {}
                  public static <T> T c() { return null; }
                  static void fine() {}
                  private void fine2() {}
                }
                """)
            .with("T", "@WireServices class T { public static String t(Wire w) { return null; } }")
            .scan(route);

    workspace.assertError(Code.INVALID_SERVICE, "acme/S.java:4", "S.a is not static", "static");
    workspace.assertError(Code.INVALID_SERVICE, "acme/S.java:5", "provides nothing", "Return");
    workspace.assertError(Code.INVALID_SERVICE, "acme/S.java:6", "type variables", "one type");
    workspace.assertError(Code.INVALID_SERVICE, "acme/T.java:2", "T has service", "public");
    assertThat(workspace.errors()).hasSize(4);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesCallsWhereThereIsNone(Route route) {
    new Workspace(directory)
        .with(
            "S",
            "@SingletonServices public class S {\n"
                + "  public static Set<String> a(HttpWire wire) { return null; }\n}")
        .scan(route)
        .assertOnlyError(
            Code.INVALID_SERVICE,
            "acme/S.java:3",
            "is made once, before any call",
            "@WireServices");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void buildsClassesWithoutFactoryFromServices(Route route) {
    Workspace workspace =
        new Workspace(directory)
            .with("A", "public class A { public A(B b) {} @PikkuFunc public void run(E e) {} }")
            .with("B", "public class B { public B(C c, D d, java.util.Random r) {} }")
            .with("C", "public interface C {}")
            .with("D", "public class D { public D(C c) {} }")
            .with("E", "public class E { public E() {} public E(int i) {} }")
            .with("CImpl", "public class CImpl implements C { public CImpl(B b) {} }")
            .with(
                "S",
                "@SingletonServices public class S { public static C c(CImpl i) { return i; } }")
            .scan(route);

    assertThat(workspace.model().classes().keySet())
        .containsExactly("acme.A", "acme.B", "acme.CImpl", "acme.D");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void leavesOutClassesThatAFactoryProvides(Route route) {
    Workspace workspace =
        new Workspace(directory)
            .with("A", "public class A { @PikkuFunc public static void run(B b) {} }")
            .with("B", "public class B { public B() {} }")
            .with("S", "@SingletonServices public class S { public static B b() { return null; } }")
            .scan(route);

    assertThat(workspace.model().classes()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesMiddlewareThatIsNone(Route route) {
    Workspace workspace =
        new Workspace(directory)
            .with("A", "@GlobalMiddleware\npublic class A { public A() {} }")
            .with(
                "B",
                "@GlobalMiddleware\npublic abstract class B implements Middleware { public B() {} }")
            .with(
                "C",
                """
                @GlobalMiddleware public class C implements Middleware {
                  public C(Wire wire) {}
                  public void handle(Wire wire, Next next) {}
                }
                """)
            .scan(route);

    workspace.assertError(
        Code.INVALID_MIDDLEWARE, "acme/A.java:3", "A is used as middleware", "dev.pikku.wire");
    workspace.assertError(
        Code.INVALID_MIDDLEWARE, "acme/B.java:3", "B is abstract", "one public constructor");
    workspace.assertError(
        Code.INVALID_MIDDLEWARE, "acme/C.java:3", "The constructor of C takes", "function");
    assertThat(workspace.errors()).hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesPermissionsThatCannotJudge(Route route) {
    Workspace workspace =
        new Workspace(directory)
            .with("None", "@GlobalPermission public class None {}")
            .with(
                "Text",
                "@GlobalPermission public class Text {"
                    + " public static String allows() { return null; } }")
            .with(
                "Two",
                "@GlobalPermission public class Two { public static boolean allows() { return true;"
                    + " } public static boolean allows(Wire w) { return true; } }")
            .with(
                "All",
                "@GlobalPermission public class All {"
                    + " public static boolean allows(Secrets s) { return true; } }")
            .with(
                "Hidden",
                "@GlobalPermission class Hidden {"
                    + " public static boolean allows() { return true; } }")
            .scan(route);

    for (String name : new String[] {"None", "Text", "Two"}) {
      workspace.assertError(
          Code.INVALID_PERMISSION,
          "acme/" + name + ".java:2",
          "The permission " + name + " has not exactly one public method \"boolean allows(…)\"",
          "Give it one");
    }
    workspace.assertError(
        Code.INVALID_PERMISSION, "acme/All.java:2", "All.allows takes all Secrets", "@Secret");
    workspace.assertError(
        Code.INVALID_PERMISSION, "acme/Hidden.java:2", "Hidden is not public", "public");
    assertThat(workspace.errors()).hasSize(5);
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesPermissionsOfAnotherInput(Route route) {
    new Workspace(directory)
        .with(
            "P",
            """
            public class P {
              public record Id(int id) {}
              public record Other(int id) {}
              public static boolean allows(Id id) { return true; }
            }
            """)
        .with(
            "A",
            """
            @Permit(P.class)
            public class A {
              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/")
              public static void fine(P.Id in) {}
              @PikkuFunc
              @WireHttp(method = HttpMethod.GET, route = "/b")
              public static void run(P.Other in) {}
            }
            """)
        .scan(route)
        .assertOnlyError(
            Code.INVALID_PERMISSION,
            "acme/A.java:9",
            "P judges by a acme.P.Id, but A.run takes a acme.P.Other",
            "the same record");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesPermissionsThatNeedASessionBeforePublicRoutes(Route route) {
    new Workspace(directory)
        .with("Who", "@PikkuSession public record Who(String name) {}")
        .with("P", "public class P { public static boolean allows(Who who) { return true; } }")
        .with(
            "A",
            """
            public class A {
              @PikkuFunc
              @Permit(P.class)
              @WireQueueWorker(name = "q")
              @WireHttp(method = HttpMethod.GET, route = "/", auth = Auth.PUBLIC)
              public static void run() {}
            }
            """)
        .scan(route)
        .assertOnlyError(
            Code.SESSION_NOT_POSSIBLE, "acme/A.java:6", "P before A.run needs a acme.Who", "Who>");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void readsWhatCallersLearnOfExceptions(Route route) {
    Workspace workspace =
        new Workspace(directory)
            .with(
                "TakenException",
                "@HttpError(status = 409)\npublic class TakenException extends Exception {}")
            .with(
                "Deep",
                "@HttpError(status = 410, code = \"Gone\") public class Deep extends TakenException {}")
            .scan(route);

    assertThat(workspace.model().errors())
        .extracting(ErrorModel::code, ErrorModel::status, ErrorModel::depth)
        .containsExactly(Tuple.tuple("Gone", 410, 4), Tuple.tuple("TakenError", 409, 3));
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void refusesErrorsThatAreNone(Route route) {
    Workspace workspace =
        new Workspace(directory)
            .with("A", "@HttpError(status = 409)\npublic class A {}")
            .with("B", "@HttpError(status = 200)\npublic class B extends Exception {}")
            .with(
                "C",
                """
                @HttpError(status = 500, type = java.io.IOException.class)
                @HttpError(status = 501, type = java.io.IOException.class)
                public class C {}
                """)
            .scan(route);

    workspace.assertError(Code.INVALID_ERROR, "acme/A.java:3", "A has @HttpError", "type = …");
    workspace.assertError(Code.INVALID_ERROR, "acme/B.java:3", "status 200", "from 400 to 599");
    workspace.assertError(Code.INVALID_ERROR, "acme/C.java:4", "is stated here and at", "Keep one");
    assertThat(workspace.errors()).hasSize(3);
  }
}
