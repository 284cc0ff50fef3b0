package org.mmlatch.data.pickle;

import java.nio.file.Path;
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
  /** Returns the value of the first of several keys that is there. */
  public Optional<PickleValue> find(List<String> keys) {
    return keys.stream().map(entries::find).flatMap(Optional::stream).findFirst();
  }

  /** Returns an array of numbers or texts, if one of the keys is there and is one. */
  public Optional<NdArray> findArray(List<String> keys) {
    return find(keys).flatMap(PickleValue::asArray);
  }

  /**
   * Returns numbers that are an array or a list, if one of the keys is there.
   *
   * @throws BadDataException if a list holds anything but numbers
   */
  public Optional<NdArray> findNumbers(List<String> keys) {
    Optional<PickleValue> stored = find(keys);
    return stored
        .flatMap(PickleValue::asArray)
        .or(() -> stored.flatMap(PickleValue::asList).map(list -> array(keys.get(0), list)));
  }

  private NdArray array(String key, PickleList list) {
    double[] numbers =
        list.items().stream()
            .mapToDouble(
                item ->
                    item.asNumber().orElseThrow(() -> error(key, "numbers", item.description())))
            .toArray();
    return NdArray.of(file + ": " + key, numbers);
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
