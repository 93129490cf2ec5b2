package dev.pikku.generator.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostic;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.PikkuModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What filters keep, and what they say about the rest. */
class WiringFilterTest {
  private static final Place FILTERS = new Place("pikku.config.json", 2, 3);

  private final Diagnostics diagnostics = new Diagnostics();

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no filter keeps all                 |                                   | create get remind todo-reminders expireTodos drop
          type                                | types=queue                       | todo-reminders
          values of a kind are or-ed          | types=queue,scheduler             | todo-reminders expireTodos
          kinds are and-ed                    | types=http; tags=jobs             | remind
          tag                                 | tags=api                          | create get remind
          an exclude vetoes                   | tags=api; excludeTags=jobs        | create get
          exclude alone                       | excludeTypes=http                 | todo-reminders expireTodos
          function name                       | names=Todos.create                | create
          label of a route                    | names=GET /todos/{id}             | get
          name of a queue                     | names=todo-reminders              | todo-reminders
          name of a task                      | names=expireTodos                 | expireTodos
          excluded name takes one wiring      | excludeNames=todo-reminders       | create get remind expireTodos drop
          star at the end                     | names=Todos.*                     | create get remind todo-reminders
          star at the start                   | names=*Todos                      | expireTodos
          star inside                         | names=T*s.c*te                    | create
          star stands for nothing too         | names=Todos.create*               | create
          star alone keeps all                | tags=*                            | create get remind todo-reminders expireTodos drop
          package is exact                    | packages=com.acme.todos           | create get remind todo-reminders
          package with star                   | packages=com.acme.*               | create get remind todo-reminders expireTodos drop
          excluded package                    | excludePackages=com.acme.todos*   | drop
          routes judge only HTTP              | httpRoutes=/todos                 | create todo-reminders expireTodos
          excluded routes judge only HTTP     | excludeHttpRoutes=/todos*         | todo-reminders expireTodos drop
          route in the other notation         | httpRoutes=/todos/:id; types=http | get
          methods judge only HTTP             | httpMethods=GET                   | get todo-reminders expireTodos
          method in small letters             | httpMethods=get; types=http       | get
          excluded method                     | excludeHttpMethods=POST,DELETE    | get todo-reminders expireTodos
          """)
  void keeps(String name, String filters, String expected) {
    Filtered filtered =
        new WiringFilter(Workspace.filters(filters == null ? "" : filters), FILTERS)
            .apply(Workspace.model(), diagnostics);

    assertThat(shortLabels(filtered.kept()))
        .containsExactlyInAnyOrderElementsOf(Arrays.asList(expected.split(" ", -1)));
    assertThat(filtered.leftOut()).hasSize(6 - expected.split(" ", -1).length);
    assertThat(diagnostics.errors()).isEmpty();
    assertThat(diagnostics.warnings()).isEmpty();
  }

  private static List<String> shortLabels(PikkuModel model) {
    List<String> labels = new ArrayList<>();
    for (FunctionModel function : model.functions()) {
      function
          .wirings()
          .forEach(
              wiring ->
                  labels.add(
                      wiring.wiringType().equals("http")
                          ? function.method().name()
                          : wiring.label()));
    }
    return labels;
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          types=http; tags=api   | Todos.remind  | todo-reminders | type "queue" is not included
          tags=api               | Expiry.expire | expireTodos    | none of its tags (jobs) is included
          excludeTags=edge*      | Admin.drop    | DELETE /admin/drop | tag "edge-only" is excluded by "edge*"
          excludeTags=edge-only  | Admin.drop    | DELETE /admin/drop | tag "edge-only" is excluded
          names=Todos.*          | Expiry.expire | expireTodos    | name "Expiry.expire" or "expireTodos" is not included
          packages=com.acme.todos | Admin.drop   | DELETE /admin/drop | package "com.acme.admin" is not included
          """)
  void givesTheReason(String filters, String function, String label, String reason) {
    Filtered filtered =
        new WiringFilter(Workspace.filters(filters), FILTERS).apply(Workspace.model(), diagnostics);

    assertThat(filtered.leftOut())
        .filteredOn(out -> out.label().equals(label))
        .extracting(LeftOut::function, LeftOut::reason)
        .containsExactly(tuple(function, reason));
  }

  @Test
  void functionWithoutWiringIsLeftOut() {
    List<FunctionModel> functions = new ArrayList<>(Workspace.functions());
    functions.add(Workspace.function("com.acme", "Orphan.call"));

    assertThat(
            new WiringFilter(Workspace.filters(""), FILTERS)
                .apply(Workspace.model(functions), diagnostics)
                .leftOut())
        .containsExactly(new LeftOut("", "", "Orphan.call", "it has no wiring", Workspace.PLACE));
  }

  @Test
  void statedIncludeThatMatchesNothingFailsAndListsWhatExists() {
    assertThat(errors("tags=reports,api", false))
        .containsExactly(
            new Diagnostic(
                Code.FILTER_MATCHES_NOTHING,
                new Place("pikku.config.json", 3, 7),
                "No wiring has the tag \"reports\" that \"tags\" lists.",
                "There are: api, edge-only, jobs."));
  }

  @Test
  void misspeltIncludeIsTheOnlyProblemAlthoughNothingIsLeft() {
    assertThat(errors("tags=apii", false))
        .extracting(Diagnostic::code, Diagnostic::remedy)
        .containsExactly(tuple(Code.FILTER_MATCHES_NOTHING, "Did you mean \"api\"?"));
  }

  @Test
  void inheritedIncludeThatMatchesNothingWarns() {
    assertThat(errors("tags=reports,api", true)).isEmpty();
    assertThat(diagnostics.warnings())
        .extracting(Diagnostic::code)
        .containsExactly(Code.FILTER_MATCHES_NOTHING);
  }

  @Test
  void inheritedIncludeOneLetterOffFails() {
    assertThat(errors("tags=job,api", true))
        .extracting(Diagnostic::remedy)
        .containsExactly("Did you mean \"jobs\"?");
  }

  @Test
  void excludeThatMatchesNothingWarns() {
    assertThat(errors("excludeTags=websocket", false)).isEmpty();
    assertThat(diagnostics.warnings())
        .extracting(Diagnostic::fact)
        .containsExactly("No wiring has the tag \"websocket\" that \"excludeTags\" lists.");
  }

  @Test
  void excludeOneLetterOffFails() {
    assertThat(errors("excludeTags=edge-onyl", false))
        .extracting(Diagnostic::remedy)
        .containsExactly("Did you mean \"edge-only\"?");
  }

  @Test
  void patternThatMatchesNothingIsNotTakenForAMisspeltName() {
    assertThat(errors("excludeTags=jo*s-", false)).isEmpty();
    assertThat(diagnostics.warnings()).hasSize(1);
  }

  @Test
  void statedTypeThatNobodyUsesFails() {
    assertThat(errors("types=http,channel", false))
        .extracting(Diagnostic::fact)
        .containsExactly("No wiring has the type \"channel\" that \"types\" lists.");
  }

  @Test
  void nothingLeftCountsReasons() {
    assertThat(errors("types=http; excludeTags=api,edge-only", false))
        .containsExactly(
            new Diagnostic(
                Code.NOTHING_LEFT,
                FILTERS,
                "The filters removed all 6 wirings: 3 by excluded tag \"api\","
                    + " 1 by excluded tag \"edge-only\", 2 by type.",
                "Widen them, or remove the backend."));
  }

  @Test
  void workspaceWithoutWiringsHasNothingToKeep() {
    new WiringFilter(Workspace.filters("tags=api"), FILTERS)
        .apply(Workspace.model(List.of()), diagnostics);

    assertThat(diagnostics.errors())
        .extracting(Diagnostic::code, Diagnostic::fact)
        .containsExactly(
            tuple(Code.NOTHING_LEFT, "There is no wiring that this backend could keep."));
  }

  @Test
  void orderOfFunctionsAndValuesDoesNotMatter() {
    Random random = new Random(7);
    String[] parts = {
      "types=scheduler,http,queue", "tags=jobs,api", "names=Todos.*,Exp*", "excludeTags=edge-only,x"
    };
    Filtered expected =
        new WiringFilter(Workspace.filters(String.join("; ", parts)), FILTERS)
            .apply(Workspace.model(), new Diagnostics());
    assertThat(expected.kept().functions()).hasSize(4);
    for (int round = 0; round < 200; round++) {
      List<FunctionModel> functions = new ArrayList<>(Workspace.functions());
      Collections.shuffle(functions, random);
      List<String> shuffled = new ArrayList<>();
      for (String part : parts) {
        int is = part.indexOf('=');
        List<String> values = Arrays.asList(part.substring(is + 1).split(",", -1));
        Collections.shuffle(values, random);
        shuffled.add(part.substring(0, is + 1) + String.join(",", values));
      }
      Collections.shuffle(shuffled, random);
      assertThat(
              new WiringFilter(Workspace.filters(String.join("; ", shuffled)), FILTERS)
                  .apply(Workspace.model(functions), new Diagnostics()))
          .isEqualTo(expected);
    }
  }

  private List<Diagnostic> errors(String filters, boolean inherited) {
    new WiringFilter(Workspace.filters(filters, inherited), FILTERS)
        .apply(Workspace.model(), diagnostics);
    return diagnostics.errors();
  }
}
