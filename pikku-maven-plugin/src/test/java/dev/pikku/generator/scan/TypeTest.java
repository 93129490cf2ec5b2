package dev.pikku.generator.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.model.ComponentModel;
import dev.pikku.generator.model.ConstraintModel;
import dev.pikku.generator.model.TypeModel;
import dev.pikku.generator.model.TypeUse;
import dev.pikku.generator.scan.Workspace.Route;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The declarations that data is made of. */
final class TypeTest {
  @TempDir private Path directory;

  @ParameterizedTest
  @EnumSource(Route.class)
  void keepsConstraintsWithTheirDefaultsAtTheirPlaceInTheType(Route route) {
    ComponentModel names =
        component("@NotEmpty Map<String, @Valid List<@Size(max = 3) @Nullable String>> x", route);

    assertThat(names.use().constraints())
        .extracting(ConstraintModel::annotation)
        .containsExactly("jakarta.validation.constraints.NotEmpty");
    TypeUse list = names.use().arguments().get(1);
    assertThat(list.valid()).isTrue();
    TypeUse text = list.arguments().get(0);
    assertThat(text.nullable()).isTrue();
    assertThat(text.constraints().get(0).values())
        .containsEntry("max", 3)
        .containsEntry("min", 0)
        .containsEntry("groups", List.of());
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void takesAConstraintBeforeAnArrayForTheArrayAlone(Route route) {
    ComponentModel names = component("@Size(max = 3) String[] x", route);

    assertThat(names.use().constraints()).hasSize(1);
    assertThat(names.use().arguments().get(0).constraints()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void unwrapsRepeatedConstraints(Route route) {
    ComponentModel text =
        component("@Pattern(regexp = \"a\") @Pattern(regexp = \"b\") String x", route);

    assertThat(text.use().constraints())
        .extracting(constraint -> constraint.values().get("regexp"))
        .containsExactly("a", "b");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void findsConstraintsOfTheUsersOwn(Route route) {
    workspace()
        .withFile(
            "acme/Even.java",
            """
            package acme;
            import java.lang.annotation.*;
            @jakarta.validation.Constraint(validatedBy = {})
            @Target(ElementType.FIELD)
            @Retention(RetentionPolicy.RUNTIME)
            public @interface Even {
              String message() default "odd";
              Class<?>[] groups() default {};
              Class<? extends jakarta.validation.Payload>[] payload() default {};
            }
            """);
    ComponentModel number = component("@Even int x", route);

    assertThat(number.use().constraints())
        .extracting(ConstraintModel::annotation)
        .containsExactly("acme.Even");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void seesNullableOfAnyPackageAndTarget(Route route) {
    workspace()
        .withFile(
            "other/Nullable.java",
            """
            package other;
            import java.lang.annotation.*;
            @Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
            public @interface Nullable {}
            """);

    assertThat(component("@other.Nullable String x", route).use().nullable()).isTrue();
    assertThat(component("String x", route).use().nullable()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void readsWhereComponentsAreBoundFrom(Route route) {
    ComponentModel header = component("@Header String requestId", route);
    assertThat(header.header()).contains("request-id");
    assertThat(component("@Header(\"X-Id\") String x", route).header()).contains("x-id");
    assertThat(component("@Cookie String sid", route).cookie()).contains("sid");
    assertThat(component("@Csv @Default(\"1\") List<Integer> x", route))
        .satisfies(
            component -> {
              assertThat(component.csv()).isTrue();
              assertThat(component.defaultText()).contains("1");
            });
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void followsDataThroughEveryDoor(Route route) {
    Workspace workspace =
        new Workspace(directory)
            .with(
                "A",
                """
                public class A {
                  public record In(List<Inner> inner) {}
                  public record Inner(In again, Shape shape) {}
                  public record Out<T>(T value) {}
                  public record Message(Color color) {}
                  public enum Color { RED, GREEN }
                  public sealed interface Shape { record Dot(Plain plain) implements Shape {} }
                  public static class Plain {}
                  record Hidden(int i) {}
                  @PikkuSession public record Who(Id id) {}
                  public record Id(int id) {}
                  @PikkuConfig public record Config(Level level) {}
                  public enum Level { LOW }
                  @PikkuFunc
                  public static Out<Optional<Hidden>> run(
                      In in, @QueueName("q") Queue<Message> queue) {
                    return null;
                  }
                }
                """)
            .scan(route);

    assertThat(workspace.model().types().keySet())
        .containsExactly(
            "acme.A.Color",
            "acme.A.Config",
            "acme.A.Hidden",
            "acme.A.Id",
            "acme.A.In",
            "acme.A.Inner",
            "acme.A.Level",
            "acme.A.Message",
            "acme.A.Out",
            "acme.A.Plain",
            "acme.A.Shape",
            "acme.A.Shape.Dot",
            "acme.A.Who");
    assertThat(workspace.model().types().get("acme.A.Hidden").accessible()).isFalse();
    assertThat(workspace.model().types().get("acme.A.Plain"))
        .isInstanceOf(TypeModel.OtherModel.class);
    assertThat(workspace.model().types().get("acme.A.Shape.Dot").accessible()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void notesJacksonsAnnotations(Route route) {
    workspace()
        .with(
            "Data",
            """
            public record Data(@com.fasterxml.jackson.annotation.JsonProperty("y") int x) {
              @com.fasterxml.jackson.annotation.JsonCreator public Data {}
            }
            """)
        .scan(route);

    assertThat(new Workspace(directory).scan(route).model().types().get("acme.Data").jackson())
        .containsExactly("@JsonCreator on Data", "@JsonProperty on Data.x");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void notesJacksonsAnnotationsThatAreInheritedOrBundled(Route route) {
    TypeModel data =
        workspace()
            .with(
                "Short",
                """
                @com.fasterxml.jackson.annotation.JacksonAnnotationsInside
                @com.fasterxml.jackson.annotation.JsonInclude
                @java.lang.annotation.Retention(java.lang.annotation.RetentionPolicy.RUNTIME)
                public @interface Short {}
                """)
            .with(
                "Named",
                """
                public interface Named {
                  @com.fasterxml.jackson.annotation.JsonProperty("n") String name();
                }
                """)
            .with("Data", "@Short public record Data(String name) implements Named {}")
            .scan(route)
            .model()
            .types()
            .get("acme.Data");

    assertThat(data.jackson()).containsExactly("@JsonProperty on Named.name", "@Short on Data");
  }

  @ParameterizedTest
  @EnumSource(Route.class)
  void notesConstraintsThatStandOnNoComponent(Route route) {
    TypeModel data =
        workspace()
            .with(
                "Data",
                """
                public record Data(@Min(1) int x, int y) {
                  @Max(9) public int y() { return y; }
                  @AssertTrue public boolean isOrdered() { return x < y; }
                }
                """)
            .scan(route)
            .model()
            .types()
            .get("acme.Data");

    assertThat(((TypeModel.RecordModel) data).constraints())
        .extracting(constraint -> constraint.annotation() + " at " + constraint.place())
        .containsExactly(
            "jakarta.validation.constraints.AssertTrue at"
                + " functions/src/main/java/acme/Data.java:4");
  }

  @ParameterizedTest
  @EnumSource(value = Route.class, names = "SOURCES")
  void namesTypesThatCannotBeFound(Route route) {
    Workspace workspace =
        workspace()
            .with("Data", "public record Data(\n    List<Missing> list) {}")
            .with(
                "B",
                """
                public class B {
                  @PikkuFunc public static other.Gone run() { return null; }
                  @PikkuFunc public static void take(Map<String, Lost[]> in) {}
                  @PikkuFunc
                  @WireHttp(method = HttpMethod.GET, route = Paths.NOWHERE)
                  public static void go() {}
                  @PikkuFunc @Use(NoSuch.class) public static void use() {}
                }
                """)
            .scan(route);

    String remedy = "If another generator makes it, add its source root before Pikku runs";
    workspace.assertError(
        Code.UNRESOLVED_TYPE, "acme/Data.java:3", "Data.list uses \"Missing\"", remedy);
    workspace.assertError(Code.UNRESOLVED_TYPE, "acme/B.java:3", "\"other.Gone\"", remedy);
    workspace.assertError(Code.UNRESOLVED_TYPE, "acme/B.java:4", "\"Lost\"", remedy);
    workspace.assertError(Code.UNRESOLVED_TYPE, "acme/B.java:6", "the value of route", remedy);
    workspace.assertError(Code.UNRESOLVED_TYPE, "acme/B.java:8", "B.use uses", remedy);
    assertThat(workspace.errors()).hasSize(5);
  }

  private Workspace workspace() {
    return new Workspace(directory)
        .with("A", "public class A { @PikkuFunc public static void run(Data in) {} }");
  }

  private ComponentModel component(String declaration, Route route) {
    TypeModel data =
        workspace()
            .with("Data", "public record Data(" + declaration + ") {}")
            .scan(route)
            .model()
            .types()
            .get("acme.Data");
    return ((TypeModel.RecordModel) data).components().get(0);
  }
}
