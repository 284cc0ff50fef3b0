package org.mmlatch.data.pickle;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.source.Names;

/**
 * A dictionary in a pickle with typed accessors. A missing or ill-typed entry is an error that
 * names the file and the key.
 *
 * @param file the pickle
 * @param name name of the dictionary within the file
 * @param entries the dictionary
 */
public record Fields(Path file, String name, PickleDictionary entries) {
  private static final int MOST_NUMBERS = 1 << 16; // for one segment

  /** Returns the value of the first of the keys that is present. */
  public Optional<PickleValue> find(List<String> keys) {
    return keys.stream().map(entries::find).flatMap(Optional::stream).findFirst();
  }

  /**
   * Returns the value of the first of the keys that is present, if it is an array of numbers or
   * texts.
   */
  public Optional<NdArray> findArray(List<String> keys) {
    return find(keys).flatMap(PickleValue::asArray);
  }

  /**
   * Returns the numbers under the first of the keys that is present. They may be stored as an
   * array, a list of numbers, or a list with equally many numbers per segment.
   *
   * @throws BadDataException if a list contains anything but numbers, or its items differ in length
   */
  public Optional<NdArray> findNumbers(List<String> keys) {
    Optional<PickleValue> stored = find(keys);
    return stored
        .flatMap(PickleValue::asArray)
        .or(() -> stored.flatMap(PickleValue::asList).map(list -> array(keys.get(0), list)));
  }

  /** Returns a list as an array: (N) for numbers, (N, …) for arrays or lists of equal size. */
  private NdArray array(String key, PickleList list) {
    List<double[]> rows = list.items().stream().map(item -> numbers(key, item)).toList();
    int width = rows.isEmpty() ? 1 : rows.get(0).length;
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).length != width) {
        throw error(
            key, width + " numbers each, as the first has", rows.get(i).length + " as number " + i);
      }
    }
    NdArray flat =
        NdArray.of(file + ": " + key, rows.stream().flatMapToDouble(Arrays::stream).toArray());
    List<Long> shape = new ArrayList<>(flat.shape());
    if (width != 1) {
      shape.set(0, (long) rows.size());
      shape.addAll(
          list.get(0).asArray().map(NdArray::shape).orElseGet(() -> List.of((long) width)));
    }
    return new NdArray(flat.where(), flat.type(), shape, flat.bytes());
  }

  private double[] numbers(String key, PickleValue item) {
    Optional<NdArray> array =
        item.asArray()
            .filter(
                a -> a.type().kind().numeric() && a.elements() > 0 && a.elements() <= MOST_NUMBERS);
    if (array.isPresent()) {
      return array.get().doubles(0, (int) array.get().elements());
    }
    List<PickleValue> items = item.asList().map(PickleList::items).orElseGet(() -> List.of(item));
    return items.stream()
        .mapToDouble(
            number ->
                number.asNumber().orElseThrow(() -> error(key, "numbers", number.description())))
        .toArray();
  }

  /**
   * Returns the array of numbers or texts under the first of the keys that is present.
   *
   * @throws BadDataException if none is present or the value is not an array
   */
  public NdArray array(List<String> keys) {
    PickleValue value = find(keys).orElseThrow(() -> error(keys.get(0), "an array", "nothing"));
    return value.asArray().orElseThrow(() -> error(keys.get(0), "an array", value.description()));
  }

  /** Returns an error about one entry. */
  public BadDataException error(String key, String expected, String found) {
    return new BadDataException(
        "%s: %s['%s']: expected %s, found %s; the keys are %s"
            .formatted(file, name, key, expected, found, Names.some(entries.names())));
  }
}
