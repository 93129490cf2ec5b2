package dev.pikku.generator.filter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.MethodModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.TypeUse;
import dev.pikku.generator.model.WiringModel;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class DuplicateWiringsTest {
  private final Diagnostics diagnostics = new Diagnostics();

  @Test
  void namesBothPlacesOfAQueueWithTwoWorkers() {
    DuplicateWirings.report(
        model(function("A.run", worker("mail", 3)), function("B.run", worker("mail", 7))),
        diagnostics);

    assertThat(diagnostics.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.code()).isEqualTo(Code.DUPLICATE_WIRING);
              assertThat(error.place()).isEqualTo(new Place("A.java", 7));
              assertThat(error.fact())
                  .isEqualTo(
                      "The queue \"mail\" is wired twice: to A.run (A.java:3) and to B.run"
                          + " (A.java:7).");
              assertThat(error.remedy()).contains("exclude one by tag");
            });
  }

  @Test
  void reportsATaskThatOneFunctionRunsTwice() {
    DuplicateWirings.report(
        model(function("A.run", task("tick", 3), task("tick", 4))), diagnostics);

    assertThat(diagnostics.errors()).hasSize(1);
  }

  @Test
  void letsAQueueAndATaskShareAName() {
    DuplicateWirings.report(
        model(function("A.run", worker("tick", 3), task("tick", 4), task("tock", 5))), diagnostics);

    assertThat(diagnostics.errors()).isEmpty();
  }

  private static WiringModel worker(String name, int line) {
    return new WiringModel.QueueWorker(
        name, 10, 0, 0, false, true, 3, false, List.of(), List.of(), new Place("A.java", line));
  }

  private static WiringModel task(String name, int line) {
    return new WiringModel.ScheduledTask(
        name, "rate(1 day)", "", "", "", List.of(), List.of(), new Place("A.java", line));
  }

  private static FunctionModel function(String name, WiringModel... wirings) {
    TypeUse nothing =
        new TypeUse(new TypeRef.PrimitiveType("void"), false, false, List.of(), List.of());
    MethodModel method =
        new MethodModel(
            new TypeRef.ClassType("acme", "A"), "run", true, List.of(), nothing, Place.NONE);
    return new FunctionModel(
        name,
        method,
        List.of(),
        List.of(wirings),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "");
  }

  private static PikkuModel model(FunctionModel... functions) {
    return new PikkuModel(
        List.of(functions),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new TreeMap<>(),
        new TreeMap<>(),
        Optional.empty(),
        Optional.empty());
  }
}
