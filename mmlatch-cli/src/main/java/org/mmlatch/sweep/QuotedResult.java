package org.mmlatch.sweep;

import com.typesafe.config.ConfigObject;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.mmlatch.eval.MetricCatalogue;

/**
 * A published result of others.
 *
 * @param label label in tables, one cell per column
 * @param source where it was published
 * @param values values by the key of the metric, as fractions of 1; unpublished ones are missing
 */
public record QuotedResult(List<String> label, String source, SortedMap<String, Double> values) {
  static QuotedResult read(ConfigObject object, MetricCatalogue catalogue) {
    List<String> keys = new ArrayList<>(List.of("label", "source"));
    keys.addAll(catalogue.keys());
    SweepValues.requireKeys(object, keys, "a quoted result of this task");
    SortedMap<String, Double> values = new TreeMap<>();
    for (String key : catalogue.keys()) {
      SweepValues.get(object, key)
          .ifPresent(value -> values.put(key, SweepValues.number(value, key).doubleValue()));
    }
    SweepValues.require(object, "source");
    return new QuotedResult(
        SweepValues.label(SweepValues.require(object, "label")),
        SweepValues.text(object, "source").orElseThrow(),
        values);
  }
}
