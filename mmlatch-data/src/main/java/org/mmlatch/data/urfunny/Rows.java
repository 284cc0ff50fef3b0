package org.mmlatch.data.urfunny;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mmlatch.BadDataException;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.pickle.PickleValue;

/** Reads rows of numbers from a two-dimensional array or a list of arrays or lists. */
final class Rows {
  private static final int MOST_VALUES = 1 << 26;

  private Rows() {}

  static List<double[]> of(String where, PickleValue value) {
    if (value.asArray().isPresent()) {
      return rows(where, value.asArray().get());
    }
    List<double[]> rows = new ArrayList<>();
    for (PickleValue item : value.asList().orElseThrow(() -> error(where, value)).items()) {
      rows.add(row(where, item));
    }
    return rows;
  }

  private static List<double[]> rows(String where, NdArray array) {
    if (array.elements() == 0) {
      return List.of();
    }
    if (array.shape().size() != 2 || array.elements() > MOST_VALUES) {
      throw new BadDataException(
          "%s: expected features of shape (steps, features), found shape %s"
              .formatted(where, array.shape()));
    }
    int dim = (int) array.size(1);
    double[] all = array.doubles(0, (int) array.elements());
    List<double[]> rows = new ArrayList<>();
    for (int start = 0; start < all.length; start += dim) {
      rows.add(Arrays.copyOfRange(all, start, start + dim));
    }
    return rows;
  }

  private static double[] row(String where, PickleValue item) {
    if (item.asArray().isPresent()) {
      NdArray array = item.asArray().get();
      return array.doubles(0, Math.toIntExact(array.elements()));
    }
    return item.asList().orElseThrow(() -> error(where, item)).items().stream()
        .mapToDouble(number -> number.asNumber().orElseThrow(() -> error(where, number)))
        .toArray();
  }

  private static BadDataException error(String where, PickleValue found) {
    return new BadDataException(
        "%s: expected rows of numbers, found %s".formatted(where, found.description()));
  }
}
