package org.mmlatch.eval;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The difference of a system from a baseline, over the seeds that both have results for.
 *
 * @param name name of the system
 * @param seeds number of seeds that both have results for
 * @param overSegments difference tested over segments; empty without a common seed
 * @param overSeeds difference tested over seeds; empty with fewer than two common seeds
 */
public record SystemDifference(
    String name,
    int seeds,
    Optional<PairedComparison.Difference> overSegments,
    Optional<PairedComparison.Difference> overSeeds) {
  /**
   * Maximum number of systems that are compared unless the user asks for it, since each comparison
   * takes time.
   */
  public static final int MAX_COMPARED_BY_DEFAULT = 200;

  private static final long BOOTSTRAP_SEED = 0;
  private static final String ABSENT = "-";

  /** Returns the resamples of segments for comparing systems. */
  public static Resamples draws(int resamples) {
    return new Resamples(resamples, BOOTSTRAP_SEED);
  }

  /**
   * Compares a system with the baseline.
   *
   * @param pairs one pair per seed, over the same resamples
   */
  public static SystemDifference of(String name, List<PairedComparison.Pair> pairs) {
    if (pairs.isEmpty()) {
      return new SystemDifference(name, 0, Optional.empty(), Optional.empty());
    }
    PairedComparison comparison = new PairedComparison(pairs);
    return new SystemDifference(
        name, pairs.size(), comparison.overSegments(), comparison.overSeeds());
  }

  /**
   * Returns a table with a row per difference.
   *
   * @param baseline name of the baseline, for the header
   */
  public static Table table(String baseline, List<SystemDifference> differences, Metric metric) {
    return new Table(
        List.of(
            Table.Column.left("Compared with " + baseline),
            Table.Column.right("Seeds"),
            Table.Column.right("Difference in " + metric.label()),
            Table.Column.right("95 % over segments"),
            Table.Column.right("p"),
            Table.Column.right("95 % over seeds"),
            Table.Column.right("p")),
        differences.stream().map(SystemDifference::row).toList());
  }

  private List<String> row() {
    return List.of(
        name,
        Integer.toString(seeds),
        overSegments.map(d -> signed(d.mean())).orElse(ABSENT),
        overSegments.map(SystemDifference::interval).orElse(ABSENT),
        overSegments.map(d -> p(d.p())).orElse(ABSENT),
        overSeeds.map(SystemDifference::interval).orElse(ABSENT),
        overSeeds.map(d -> p(d.p())).orElse(ABSENT));
  }

  private static String interval(PairedComparison.Difference difference) {
    return signed(difference.low()) + " to " + signed(difference.high());
  }

  private static String signed(double value) {
    return String.format(Locale.ROOT, "%+.4f", value);
  }

  private static String p(double p) {
    return String.format(Locale.ROOT, "%.4f", p);
  }
}
