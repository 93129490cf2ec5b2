package dev.pikku.generator.filter;

import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.WiringModel;
import java.util.HashMap;
import java.util.Map;

/**
 * Reports queues with two workers and tasks of one name. It looks at what a backend keeps, since
 * two functions may share a queue's name as long as no backend has both.
 */
final class DuplicateWirings {
  private DuplicateWirings() {}

  /** Reports each wiring that repeats an earlier one, naming both places. */
  static void report(PikkuModel kept, Diagnostics diagnostics) {
    Map<String, FunctionModel> functions = new HashMap<>();
    Map<String, Place> places = new HashMap<>();
    for (FunctionModel function : kept.functions()) {
      for (WiringModel wiring : function.wirings()) {
        String what = what(wiring);
        if (!what.isEmpty()) {
          FunctionModel first = functions.putIfAbsent(what, function);
          Place place = places.putIfAbsent(what, wiring.place());
          if (first != null && place != null) {
            diagnostics.error(
                Code.DUPLICATE_WIRING,
                wiring.place(),
                what
                    + " is wired twice: to "
                    + first.name()
                    + " ("
                    + place
                    + ") and to "
                    + function.name()
                    + " ("
                    + wiring.place()
                    + ").",
                "Rename one, or exclude one by tag.");
          }
        }
      }
    }
  }

  private static String what(WiringModel wiring) {
    if (wiring instanceof WiringModel.QueueWorker) {
      return "The queue \"" + wiring.label() + "\"";
    }
    return wiring instanceof WiringModel.ScheduledTask ? "The task \"" + wiring.label() + "\"" : "";
  }
}
