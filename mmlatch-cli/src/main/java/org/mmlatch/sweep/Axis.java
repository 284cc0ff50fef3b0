package org.mmlatch.sweep;

import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One dimension of a sweep, which is crossed with the others.
 *
 * @param columns what the cells of its labels are, as headers
 * @param variations in the order of the file
 */
record Axis(List<String> columns, List<Variation> variations) {
  /** Returns every combination of one variation of each axis; those of the last change fastest. */
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
