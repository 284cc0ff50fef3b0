package org.mmlatch.data.padded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.pickle.Fields;
import org.mmlatch.data.pickle.PickleDictionary;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.SplitText;

/**
 * One split of a pickle that is a dictionary of splits, each a dictionary of padded arrays.
 *
 * @param fields the split's arrays
 */
public record SplitDictionary(SplitName split, Fields fields) {
  private static final Map<Modality, List<String>> KEYS =
      Map.of(
          Modality.TEXT, List.of("text", "glove", "language", "text_features", "bert"),
          Modality.AUDIO,
              List.of("audio", "acoustic", "covarep", "opensmile", "librosa", "audio_features"),
          Modality.VISUAL,
              List.of("vision", "visual", "video", "facet", "openface", "visual_features"));

  /** Returns the splits that a pickle has: none if it is no dictionary of dictionaries. */
  public static List<SplitDictionary> of(Path file, PickleValue pickle) {
    return of(file, "", pickle);
  }

  /**
   * As above, of a part of a pickle.
   *
   * @param within what the part is called in errors, to precede the split
   */
  public static List<SplitDictionary> of(Path file, String within, PickleValue part) {
    List<SplitDictionary> splits = new ArrayList<>();
    part.asDictionary()
        .ifPresent(all -> all.names().forEach(name -> add(splits, file, within, all, name)));
    return splits;
  }

  private static void add(
      List<SplitDictionary> splits, Path file, String within, PickleDictionary all, String name) {
    Optional<PickleDictionary> entries = all.get(name).flatMap(PickleValue::asDictionary);
    Optional<SplitName> split = SplitText.parse(name);
    if (entries.isPresent() && split.isPresent()) {
      splits.add(new SplitDictionary(split.get(), new Fields(file, within + name, entries.get())));
    }
  }

  /** Returns whether the split has an entry. */
  public boolean has(String key) {
    return fields.entries().find(key).isPresent();
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
            numeric(keys).findFirst().ifPresent(a -> arrays.put(modality, new PaddedArray(a))));
    if (arrays.isEmpty()) {
      throw fields.error(
          "text", "features under keys such as text, audio and vision (N, T, D)", "none");
    }
    return arrays;
  }

  /** Returns whether there are features of any modality. */
  public boolean hasFeatures() {
    return KEYS.values().stream().anyMatch(keys -> numeric(keys).findFirst().isPresent());
  }

  /**
   * Notes arrays of a modality beyond the one that is taken, which are left aside, and modalities
   * that have one vector a segment.
   */
  public void note(Notes notes) {
    arrays()
        .forEach(
            (modality, array) -> {
              if (!array.hasSteps()) {
                notes.say(
                    "one-vector-" + modality.key(),
                    "yes",
                    "%s has one vector a segment: each is a single step".formatted(modality.key()));
              }
            });
    KEYS.forEach(
        (modality, keys) -> {
          List<String> present =
              keys.stream().filter(key -> numeric(List.of(key)).count() > 0).toList();
          if (present.size() > 1) {
            notes.say(
                "taken-for-" + modality.key(),
                present.get(0),
                "of %s, '%s' is taken for %s; the others are left aside"
                    .formatted(present, present.get(0), modality.key()));
          }
        });
  }

  private Stream<NdArray> numeric(List<String> keys) {
    return keys.stream()
        .flatMap(key -> fields.findArray(List.of(key)).stream())
        .filter(array -> array.type().kind().numeric());
  }
}
