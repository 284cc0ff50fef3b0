package org.mmlatch.sweep;

import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One dimension of a sweep, which is combined with all others.
 *
 * @param columns column headers of its labels
 * @param variations the variations, in the order of the file
 */
record Axis(List<String> columns, List<Variation> variations) {
  /** Returns the Cartesian product of the axes. The variations of the last axis change fastest. */
  static Axis product(List<Axis> axes) {
    Axis product =
        new Axis(
            List.of(), List.of(new Variation(List.of(), Optional.empty(), ConfigFactory.empty())));
    for (Axis axis : axes) {
      List<String> columns = new ArrayList<>(product.columns);
      columns.addAll(axis.columns);
      product =
          new Axis(
              columns,
              product.variations.stream()
                  .flatMap(left -> axis.variations.stream().map(left::with))
                  .toList());
    }
    return product;
  }
}
