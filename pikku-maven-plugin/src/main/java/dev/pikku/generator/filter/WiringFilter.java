package dev.pikku.generator.filter;

import dev.pikku.generator.config.FilterConfig;
import dev.pikku.generator.diagnostic.Code;
import dev.pikku.generator.diagnostic.Diagnostics;
import dev.pikku.generator.diagnostic.Place;
import dev.pikku.generator.model.FunctionModel;
import dev.pikku.generator.model.PikkuModel;
import dev.pikku.generator.model.WiringModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Keeps the wirings that a backend's filters let through, and says why the others are left out. */
public final class WiringFilter {
  private final FilterConfig filters;
  private final Place place;

  /** Filters, and where they are stated as a whole. */
  public WiringFilter(FilterConfig filters, Place place) {
    this.filters = filters;
    this.place = place;
  }

  /** Filters a model; values that match nothing and a backend without wirings are reported. */
  public Filtered apply(PikkuModel model, Diagnostics diagnostics) {
    List<Candidate> candidates = candidates(model);
    Diagnostics idle = new Diagnostics();
    if (!candidates.isEmpty()) {
      new IdleValues(filters, candidates, idle).report();
    }
    idle.errors().forEach(e -> diagnostics.error(e.code(), e.place(), e.fact(), e.remedy()));
    idle.warnings().forEach(w -> diagnostics.warn(w.code(), w.place(), w.fact(), w.remedy()));

    List<FunctionModel> kept = new ArrayList<>();
    List<LeftOut> leftOut = new ArrayList<>();
    Map<String, Integer> groups = new TreeMap<>();
    for (FunctionModel function : model.functions()) {
      List<WiringModel> wirings = new ArrayList<>();
      for (WiringModel wiring : function.wirings()) {
        Optional<Veto> veto = Veto.of(new Candidate(function, wiring), filters);
        if (veto.isPresent()) {
          leftOut.add(leftOut(function, wiring, veto.get()));
          groups.merge(veto.get().group(), 1, Integer::sum);
        } else {
          wirings.add(wiring);
        }
      }
      if (!wirings.isEmpty()) {
        kept.add(function.withWirings(wirings));
      } else if (function.wirings().isEmpty()) {
        leftOut.add(
            new LeftOut("", "", function.name(), "it has no wiring", function.method().place()));
      }
    }
    // a misspelt value has been told already; that nothing is left follows from it
    if (kept.isEmpty() && !idle.hasErrors()) {
      nothingLeft(candidates.size(), groups, diagnostics);
    }
    Filtered filtered = new Filtered(model.withFunctions(kept), leftOut);
    DuplicateWirings.report(filtered.kept(), diagnostics);
    ChannelChecks.report(model, filtered.kept(), diagnostics);
    return filtered;
  }

  private static List<Candidate> candidates(PikkuModel model) {
    List<Candidate> candidates = new ArrayList<>();
    for (FunctionModel function : model.functions()) {
      function.wirings().forEach(wiring -> candidates.add(new Candidate(function, wiring)));
    }
    return candidates;
  }

  private static LeftOut leftOut(FunctionModel function, WiringModel wiring, Veto veto) {
    return new LeftOut(
        wiring.wiringType(), wiring.label(), function.name(), veto.reason(), wiring.place());
  }

  private void nothingLeft(int count, Map<String, Integer> groups, Diagnostics diagnostics) {
    if (count == 0) {
      diagnostics.error(
          Code.NOTHING_LEFT,
          place,
          "There is no wiring that this backend could keep.",
          "Put @WireHttp, @WireQueueWorker, @WireRpc or @WireScheduler on a @PikkuFunc method, write"
              + " a @WireChannel class, or add the functions module as a dependency.");
      return;
    }
    List<String> parts = new ArrayList<>();
    groups.forEach((group, wirings) -> parts.add(wirings + " " + group));
    diagnostics.error(
        Code.NOTHING_LEFT,
        place,
        "The filters removed all " + count + " wirings: " + String.join(", ", parts) + ".",
        "Widen them, or remove the backend.");
  }
}
