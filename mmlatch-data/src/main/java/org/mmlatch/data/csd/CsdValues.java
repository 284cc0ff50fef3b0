package org.mmlatch.data.csd;

import io.jhdf.api.Dataset;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Infinities;

/** What whole HDF5 datasets hold, whatever type of number they are of. */
final class CsdValues {
  private CsdValues() {}

  static int rows(Dataset dataset) {
    int[] shape = dataset.getDimensions();
    return shape.length == 0 ? 0 : shape[0];
  }

  /** Returns finite floats; {@code where} names file and video in errors. */
  static CleanRows clean(String where, int dim, Object flat, Infinities infinities) {
    if (flat instanceof float[] values) {
      return CleanRows.of(dim, values.length, i -> values[i], infinities);
    }
    double[] values = doubles(where, flat);
    return CleanRows.of(dim, values.length, i -> values[i], infinities);
  }

  static List<String> texts(String where, Object flat) {
    if (flat instanceof String[] texts) {
      return Arrays.asList(texts);
    }
    throw new BadDataException(where + " has no texts; expected one word per row");
  }

  static double[] doubles(String where, Object flat) {
    if (flat instanceof double[] values) {
      return values;
    }
    if (flat instanceof float[] values) {
      return widened(values.length, i -> values[i]);
    }
    if (flat instanceof long[] values) {
      return widened(values.length, i -> values[i]);
    }
    if (flat instanceof int[] values) {
      return widened(values.length, i -> values[i]);
    }
    throw new BadDataException(
        "%s holds values of type %s; expected numbers"
            .formatted(where, flat.getClass().getComponentType().getSimpleName()));
  }

  private static double[] widened(int count, IntToDoubleFunction value) {
    double[] widened = new double[count];
    Arrays.setAll(widened, value);
    return widened;
  }
}
