package org.mmlatch.data.padded;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.data.array.Bytes;
import org.mmlatch.data.array.ElementType;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.pickle.PickleList;
import org.mmlatch.data.pickle.PickleValue;

/**
 * One modality of all segments, stored as a single array or as a list of one (T, D) or (D) array
 * per segment. A list is presented as a single right-padded array.
 *
 * @param values (N, T, D) or (N, D); the arrays of a list are not copied
 * @param lengths number of steps of each segment of a list, (N), if they differ
 */
record ListedArray(NdArray values, Optional<NdArray> lengths) {
  private static final ElementType DOUBLE = ElementType.parse("", "<f8");

  /** Returns whether the first item of a list is a numeric array with one or two axes. */
  static boolean matches(PickleList list) {
    return list.size() > 0 && axes(list.get(0)) > 0;
  }

  /** Returns whether the first item of a list is a (T, D) array. */
  static boolean hasSteps(PickleList list) {
    return matches(list) && axes(list.get(0)) == 2;
  }

  private static int axes(PickleValue item) {
    return item.asArray()
        .filter(array -> array.type().kind().numeric() && array.shape().size() <= 2)
        .map(array -> array.shape().size())
        .orElse(0);
  }

  /**
   * Returns the arrays of a list. Empty if they are not features, for example (T) vocabulary
   * indices, whose lengths differ between segments.
   *
   * @param where names the list in errors
   * @throws BadDataException if segments differ in their number of features per step
   */
  static Optional<ListedArray> of(String where, PickleList list) {
    if (!matches(list)) {
      return Optional.empty();
    }
    boolean steps = axes(list.get(0)) == 2;
    List<NdArray> arrays = new ArrayList<>();
    for (int i = 0; i < list.size(); i++) {
      NdArray array = list.get(i).asArray().orElse(null);
      if (array == null || axes(list.get(i)) == 0) {
        throw error(where, i, arrays.get(0), list.get(i).description());
      }
      arrays.add(array);
    }
    long dim =
        arrays.stream().filter(a -> a.elements() > 0).mapToLong(a -> last(a)).findFirst().orElse(0);
    for (int i = 0; i < arrays.size(); i++) {
      NdArray array = arrays.get(i);
      if (array.elements() > 0 && (last(array) != dim || (axes(list.get(i)) == 2) != steps)) {
        if (!steps) {
          return Optional.empty();
        }
        throw error(where, i, arrays.get(0), list.get(i).description());
      }
    }
    return dim == 0 ? Optional.empty() : Optional.of(padded(where, arrays, steps, dim));
  }

  private static long last(NdArray array) {
    return array.size(array.shape().size() - 1);
  }

  private static BadDataException error(String where, int index, NdArray first, String found) {
    return new BadDataException(
        "%s: expected features of each segment, as those of shape %s that the first has; found %s as number %s"
            .formatted(where, first.shape(), found, index));
  }

  private static ListedArray padded(String where, List<NdArray> arrays, boolean steps, long dim) {
    double[] lengths =
        arrays.stream().mapToDouble(array -> array.elements() / (double) dim).toArray();
    long longest = (long) Arrays.stream(lengths).max().orElse(0);
    List<Long> shape =
        steps ? List.of((long) arrays.size(), longest, dim) : List.of((long) arrays.size(), dim);
    NdArray values =
        new NdArray(where, DOUBLE, shape, new Stacked(arrays, Math.multiplyExact(longest, dim)));
    boolean differ = steps && Arrays.stream(lengths).anyMatch(length -> length != longest);
    return new ListedArray(
        values, differ ? Optional.of(NdArray.of(where + ", lengths", lengths)) : Optional.empty());
  }

  /**
   * Concatenates arrays as doubles, each right-padded with zeros.
   *
   * @param size padded size of each array, in values
   */
  private record Stacked(List<NdArray> arrays, long size) implements Bytes {
    @Override
    public long length() {
      return Math.multiplyExact(arrays.size() * (long) Double.BYTES, size);
    }

    @Override
    public ByteBuffer read(long start, int count) {
      Objects.checkFromIndexSize(start, count, length());
      long each = size * Double.BYTES;
      int first = (int) (start / each);
      int last = (int) ((start + count + each - 1) / each);
      ByteBuffer all =
          ByteBuffer.allocate(Math.toIntExact((last - first) * each))
              .order(ByteOrder.LITTLE_ENDIAN);
      for (int i = first; i < last; i++) {
        NdArray array = arrays.get(i);
        all.position((int) ((i - first) * each));
        for (double value : array.doubles(0, Math.toIntExact(array.elements()))) {
          all.putDouble(value);
        }
      }
      return all.slice((int) (start - first * each), count).order(ByteOrder.LITTLE_ENDIAN);
    }
  }
}
