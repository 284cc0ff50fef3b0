package org.mmlatch.data.csd;

import io.jhdf.api.Dataset;
import io.jhdf.exceptions.HdfException;
import java.util.Arrays;
import java.util.List;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.FeatureCleaner;

/** Reads whole HDF5 datasets at once, whatever type of number they hold. */
final class CsdValues {
  private CsdValues() {}

  static int rows(Dataset dataset) {
    int[] shape = dataset.getDimensions();
    return shape.length == 0 ? 0 : shape[0];
  }

  /** Returns finite floats; {@code where} names file and video in errors. */
  static float[] floats(String where, Dataset dataset, Modality modality, FeatureCleaner cleaner) {
    Object flat = flat(where, dataset);
    return flat instanceof float[] values
        ? cleaner.clean(modality, values)
        : cleaner.narrow(modality, doubles(where, flat));
  }

  static double[] doubles(String where, Dataset dataset) {
    return doubles(where, flat(where, dataset));
  }

  static List<String> texts(String where, Dataset dataset) {
    if (flat(where, dataset) instanceof String[] texts) {
      return Arrays.asList(texts);
    }
    throw new BadDataException(where + " has no texts; expected one word per row");
  }

  private static double[] doubles(String where, Object flat) {
    if (flat instanceof double[] values) {
      return values;
    }
    if (flat instanceof float[] values) {
      double[] widened = new double[values.length];
      Arrays.setAll(widened, i -> values[i]);
      return widened;
    }
    if (flat instanceof long[] values) {
      return Arrays.stream(values).asDoubleStream().toArray();
    }
    if (flat instanceof int[] values) {
      return Arrays.stream(values).asDoubleStream().toArray();
    }
    throw new BadDataException(
        "%s holds values of type %s; expected numbers"
            .formatted(where, flat.getClass().getComponentType().getSimpleName()));
  }

  private static Object flat(String where, Dataset dataset) {
    if (dataset.getSize() == 0) {
      return dataset.getJavaType() == String.class ? new String[0] : new float[0];
    }
    try {
      return dataset.getDataFlat();
    } catch (HdfException e) {
      throw new BadDataException(where + " cannot be read: " + e.getMessage(), e);
    }
  }
}
