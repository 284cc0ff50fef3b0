package org.mmlatch.cli.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mmlatch.benchmark.Speed;
import org.mmlatch.eval.Table;

/** The table of a benchmark's results, one figure per row. */
final class SpeedTable {
  private final List<List<String>> rows = new ArrayList<>();

  /** Adds a row. */
  void add(String what, String format, Object... values) {
    rows.add(List.of(what, String.format(Locale.ROOT, format, values)));
  }

  /** Adds the throughput in segments per second. */
  void addSegmentsPerSecond(Speed speed) {
    add("segments/s", "%.1f", speed.segmentsPerSecond());
  }

  /**
   * Adds padding, floating-point operations and memory.
   *
   * @param unit the unit that figures are shown for, for example a step
   * @param units the number of units measured
   */
  void addNeeds(Speed speed, String unit, long units) {
    add("padding, %", "%.1f", 100 * speed.paddingShare());
    add("GFLOP " + unit, "%.3f", speed.gigaflops() / units);
    add("GFLOP/s", "%.1f", speed.gigaflopsPerSecond());
    add("floor of " + unit + ", ms", "%.2f", 1000 * speed.floorSeconds() / units);
    add("time / floor", "%.2f", speed.timesTheFloor());
    if (speed.memory().peakBytes() > 0) {
      add("resident, MB", "%.0f", speed.memory().residentBytes() / 1e6);
      add("peak, MB", "%.0f", speed.memory().peakBytes() / 1e6);
    }
  }

  Table table() {
    return new Table(List.of(Table.Column.left("Figure"), Table.Column.right("Value")), rows);
  }
}
