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
 * A dictionary of a pickle whose missing or ill-typed entries are errors that name file and key.
 *
 * @param file where it lies
 * @param name of the dictionary within the file
 * @param entries the dictionary itself
 */
public record Fields(Path file, String name, PickleDictionary entries) {
  private static final int MOST_NUMBERS = 1 << 16; // for one segment

  /** Returns the value of the first of several keys that is there. */
  public Optional<PickleValue> find(List<String> keys) {
    return keys.stream().map(entries::find).flatMap(Optional::stream).findFirst();
  }

  /** Returns an array of numbers or texts, if one of the keys is there and is one. */
  public Optional<NdArray> findArray(List<String> keys) {
    return find(keys).flatMap(PickleValue::asArray);
  }

  /**
   * Returns numbers that are an array, or a list of numbers or of as many for each segment, if one
   * of the keys is there.
   *
   * @throws BadDataException if a list holds anything but numbers
   */
  public Optional<NdArray> findNumbers(List<String> keys) {
    Optional<PickleValue> stored = find(keys);
    return stored
        .flatMap(PickleValue::asArray)
        .or(() -> stored.flatMap(PickleValue::asList).map(list -> array(keys.get(0), list)));
  }

  /** Returns the numbers (N) of a list, or (N, …) of its arrays or lists of as many numbers. */
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

  /** Returns an array of numbers or texts. */
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
