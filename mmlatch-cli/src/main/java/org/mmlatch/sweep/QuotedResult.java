package org.mmlatch.sweep;

import com.typesafe.config.ConfigObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mmlatch.eval.Metric;

/**
 * A result that somebody else has published.
 *
 * @param label what the tables call it, a cell a column
 * @param source where it was published
 * @param values by the metric's key, as fractions of 1; what is missing was not published
 */
public record QuotedResult(List<String> label, String source, SortedMap<String, Double> values) {
  static QuotedResult read(ConfigObject object) {
    List<String> keys = new ArrayList<>(List.of("label", "source"));
    Arrays.stream(Metric.values()).map(Metric::key).forEach(keys::add);
    SweepValues.requireKeys(object, keys, "a quoted result");
    SortedMap<String, Double> values = new TreeMap<>();
    for (Metric metric : Metric.values()) {
      SweepValues.get(object, metric.key())
          .ifPresent(
              value ->
                  values.put(metric.key(), SweepValues.number(value, metric.key()).doubleValue()));
    }
    SweepValues.require(object, "source");
    return new QuotedResult(
        SweepValues.label(SweepValues.require(object, "label")),
        SweepValues.text(object, "source").orElseThrow(),
        values);
  }
}
