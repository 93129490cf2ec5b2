package dev.pikku.benchmarks.process;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * The runs of one deployment.
 *
 * @param cold processes that answered once
 * @param warm processes that answered many times
 */
record Figures(Deployment deployment, List<Run> cold, List<Run> warm) {

  /**
   * Medians as a Markdown table; each × is the median of the ratios to the first deployment, round
   * by round.
   */
  static String table(List<Figures> all) {
    Figures base = all.get(0);
    StringBuilder table = new StringBuilder();
    table.append("| deployment | archive kB | init ms | cold ms | × | CPU ms | × | RSS MB |");
    table.append(
        " warm µs | calls/s | × |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    for (Figures of : all) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %.1f | %.0f | %.0f | %.2f | %.0f | %.2f | %.0f | %.0f | %.0f | %.2f |%n",
              of.deployment.name(),
              of.deployment.archiveBytes() / 1000.0,
              median(of.cold, Run::init),
              median(of.cold, Run::cold),
              ratio(of.cold, base.cold, Run::cold),
              median(of.cold, Run::cpu),
              ratio(of.cold, base.cold, Run::cpu),
              median(of.cold, Run::memory),
              median(of.warm, Run::median),
              median(of.warm, Run::perSecond),
              ratio(of.warm, base.warm, Run::perSecond)));
    }
    return table.toString();
  }

  private static double median(List<Run> runs, ToDoubleFunction<Run> figure) {
    return median(runs.stream().mapToDouble(figure).toArray());
  }

  private static double ratio(List<Run> runs, List<Run> base, ToDoubleFunction<Run> figure) {
    double[] ratios = new double[runs.size()];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = figure.applyAsDouble(runs.get(i)) / figure.applyAsDouble(base.get(i));
    }
    return median(ratios);
  }

  private static double median(double[] values) {
    if (values.length == 0) {
      return Double.NaN;
    }
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }
}
