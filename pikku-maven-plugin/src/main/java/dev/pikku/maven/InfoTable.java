package dev.pikku.maven;

import dev.pikku.generator.config.ResolvedConfig;
import dev.pikku.generator.emit.door.Guards;
import dev.pikku.generator.filter.Filtered;
import dev.pikku.generator.filter.LeftOut;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.TypeRef;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What {@code pikku:info} shows: the wirings that are in, those that are out, and why. */
final class InfoTable {
  private InfoTable() {}

  static List<String> lines(ResolvedConfig config, Filtered filtered) {
    TextTable table = new TextTable();
    int in = 0;
    for (FunctionModel function : filtered.kept().functions()) {
      for (WiringModel wiring : function.wirings()) {
        table.row(
            "in",
            wiring.wiringType(),
            wiring.label(),
            function.name(),
            guards(filtered.kept(), function, wiring));
        in++;
      }
    }
    for (LeftOut out : filtered.leftOut()) {
      table.row("out", out.type(), out.label(), out.function(), out.reason());
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        config.backend().name()
            + ": "
            + in
            + " in, "
            + filtered.leftOut().size()
            + " out, by "
            + config.own().orElse("the config of its functions and defaults"));
    lines.addAll(table.lines());
    config.replaced().forEach(replaced -> lines.add("note: " + replaced));
    return lines;
  }

  /** {@code session, scopes todos:write, if A or B, through Log > CookieLogin}. */
  private static String guards(PikkuModel model, FunctionModel function, WiringModel wiring) {
    Guards guards = Guards.of(model, function, wiring);
    List<String> words = new ArrayList<>();
    if (wiring.hasCaller()) {
      words.add(wiring.needsSession() ? "session" : "public");
      if (!function.scopes().isEmpty()) {
        words.add("scopes " + String.join(" ", function.scopes()));
      }
    }
    if (!guards.permissions().isEmpty()) {
      words.add("if " + guards.permissionText());
    }
    if (!guards.middleware().isEmpty()) {
      words.add(
          "through "
              + guards.middleware().stream()
                  .map(TypeRef.ClassType::simpleName)
                  .collect(Collectors.joining(" > ")));
    }
    return String.join(", ", words);
  }
}
