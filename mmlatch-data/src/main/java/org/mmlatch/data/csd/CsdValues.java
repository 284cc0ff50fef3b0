package org.mmlatch.data.csd;

import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.exceptions.UnsupportedHdfException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Infinities;
import org.mmlatch.io.Utf8;

/**
 * Converts HDF5 datasets of any numeric type to floats or doubles, and datasets of texts to
 * strings.
 */
final class CsdValues {
  private static final char REPLACED = '\uFFFD'; // jHDF's replacement for non-ASCII bytes

  private CsdValues() {}

  static int rows(Dataset dataset) {
    int[] shape = dataset.getDimensions();
    return shape.length == 0 ? 0 : shape[0];
  }

  /** Returns cleaned rows. {@code where} names file and video in errors. */
  static CleanRows clean(String where, int dim, Object flat, Infinities infinities) {
    if (flat instanceof float[] values) {
      return CleanRows.of(dim, values.length, i -> values[i], infinities);
    }
    double[] values = doubles(where, flat);
    return CleanRows.of(dim, values.length, i -> values[i], infinities);
  }

  /**
   * Returns texts. Texts declared as ASCII may be UTF-8, as written by Python 2. They are decoded
   * from their bytes, which is possible only in contiguous datasets of fixed-length texts.
   */
  static List<String> texts(String where, Dataset dataset) {
    if (!(dataset.getDataFlat() instanceof String[] texts)) {
      throw new BadDataException(where + " has no texts; expected one word per row");
    }
    for (int i = 0; i < texts.length; i++) {
      if (texts[i].indexOf(REPLACED) >= 0) {
        texts[i] = Utf8.decode("%s, word %s".formatted(where, i), bytes(where, dataset, i));
      }
    }
    return Arrays.asList(texts);
  }

  private static ByteBuffer bytes(String where, Dataset dataset, int index) {
    if (!(dataset instanceof ContiguousDataset piece) || dataset.isVariableLength()) {
      throw HdfGuard.unread(
          where,
          "texts that are not ASCII in dataset %s, which it says they are"
              .formatted(dataset.getName()),
          new UnsupportedHdfException("not ASCII"));
    }
    int size = dataset.getDataType().getSize();
    ByteBuffer text =
        piece.getBuffer().duplicate().position(index * size).limit((index + 1) * size);
    while (text.hasRemaining() && text.get(text.limit() - 1) == 0) {
      text.limit(text.limit() - 1);
    }
    return text;
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
    if (flat instanceof short[] values) {
      return widened(values.length, i -> values[i]);
    }
    if (flat instanceof byte[] values) {
      return widened(values.length, i -> values[i]);
    }
    if (flat instanceof BigInteger[] values) {
      return widened(values.length, i -> values[i].doubleValue());
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
