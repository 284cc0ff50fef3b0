package org.mmlatch.data.padded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.pickle.Fields;
import org.mmlatch.data.pickle.PickleDictionary;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.source.SplitText;

/**
 * One split of a pickle that is a dictionary of splits, each a dictionary of padded arrays.
 *
 * @param fields the split's arrays
 */
public record SplitDictionary(SplitName split, Fields fields) {
  private static final Map<Modality, List<String>> KEYS =
      Map.of(
          Modality.TEXT, List.of("text"),
          Modality.AUDIO, List.of("audio", "acoustic"),
          Modality.VISUAL, List.of("vision", "visual", "video"));

  /** Returns the splits that a pickle has: none if it is no dictionary of dictionaries. */
  public static List<SplitDictionary> of(Path file, PickleValue pickle) {
    List<SplitDictionary> splits = new ArrayList<>();
    pickle.asDictionary().ifPresent(all -> all.names().forEach(n -> add(splits, file, all, n)));
    return splits;
  }

  private static void add(
      List<SplitDictionary> splits, Path file, PickleDictionary all, String name) {
    Optional<PickleDictionary> entries = all.get(name).flatMap(PickleValue::asDictionary);
    Optional<SplitName> split = SplitText.parse(name);
    if (entries.isPresent() && split.isPresent()) {
      splits.add(new SplitDictionary(split.get(), new Fields(file, name, entries.get())));
    }
  }

  /** Returns whether the split has an entry. */
  public boolean has(String key) {
    return fields.entries().names().contains(key);
  }

  /**
   * Returns the modalities that the split has as features.
   *
   * @throws BadDataException if there is none, or one has not the shape (N, T, D)
   */
  public Map<Modality, PaddedArray> arrays() {
    Map<Modality, PaddedArray> arrays = new EnumMap<>(Modality.class);
    KEYS.forEach(
        (modality, keys) ->
            fields
                .findArray(keys)
                .filter(array -> array.type().kind().numeric())
                .ifPresent(array -> arrays.put(modality, new PaddedArray(array))));
    if (arrays.isEmpty()) {
      throw fields.error("text", "features under the keys text, audio or vision", "none");
    }
    return arrays;
  }
}
