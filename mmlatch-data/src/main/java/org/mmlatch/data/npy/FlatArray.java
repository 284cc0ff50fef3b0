package org.mmlatch.data.npy;

import org.mmlatch.BadDataException;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.source.RawRows;

/** One modality of all segments, concatenated: (ΣT, D). */
record FlatArray(NdArray values, Offsets offsets) {
  private static final long MOST_VALUES = 1L << 26; // per segment: 512 MiB of doubles

  FlatArray {
    if (values.shape().size() != 2
        || values.size(0) != offsets.steps()
        || values.size(1) < 1
        || values.size(1) > MOST_VALUES / Math.max(1, offsets.longest())
        || !values.type().kind().numeric()) {
      throw new BadDataException(
          "%s: expected numbers of shape (%s, features) as 'offsets' says, found %s of shape %s"
              .formatted(values.where(), offsets.steps(), values.type().kind(), values.shape()));
    }
  }

  int dim() {
    return (int) values.size(1);
  }

  RawRows read(int segment) {
    long start = offsets.start(segment);
    int steps = (int) (offsets.start(segment + 1) - start);
    return new RawRows(dim(), values.doubles(start * dim(), steps * dim()));
  }
}
