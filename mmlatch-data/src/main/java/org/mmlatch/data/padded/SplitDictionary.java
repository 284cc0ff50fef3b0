package org.mmlatch.data.padded;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.pickle.Fields;
import org.mmlatch.data.pickle.PickleDictionary;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.source.Names;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.SplitText;

/**
 * One split of a pickle that contains a dictionary of splits, each of which is a dictionary of
 * padded arrays.
 *
 * @param fields the entries of the split
 * @param aside names of other dictionaries with features in the pickle that are not one of the
 *     three splits
 */
public record SplitDictionary(SplitName split, Fields fields, List<String> aside) {
  private static final String LABELS = "(regression_|classification_)?labels?(_[tavm])?|y|ids?";
  private static final String TOKENS = "text_bert"; // token ids, mask and token types
  private static final Map<Modality, List<String>> KEYS =
      Map.of(
          Modality.TEXT, List.of("text", "glove", "language", "text_features", "bert"),
          Modality.AUDIO,
              List.of("audio", "acoustic", "covarep", "opensmile", "librosa", "audio_features"),
          Modality.VISUAL,
              List.of("vision", "visual", "video", "facet", "openface", "visual_features"));

  /** Returns the splits of a pickle; none if it is not a dictionary of dictionaries. */
  public static List<SplitDictionary> of(Path file, PickleValue pickle) {
    return of(file, "", pickle);
  }

  /**
   * Returns the splits of a part of a pickle.
   *
   * @param within the part's name in errors, a prefix of the split's name
   */
  public static List<SplitDictionary> of(Path file, String within, PickleValue part) {
    List<SplitDictionary> splits = new ArrayList<>();
    List<String> aside = new ArrayList<>();
    part.asDictionary()
        .ifPresent(
            all ->
                all.names()
                    .forEach(
                        name ->
                            entries(all, name)
                                .ifPresent(
                                    entries -> {
                                      Fields fields = new Fields(file, within + name, entries);
                                      SplitText.parse(name)
                                          .ifPresentOrElse(
                                              split ->
                                                  splits.add(
                                                      new SplitDictionary(split, fields, aside)),
                                              () -> addTo(aside, name, fields));
                                    })));
    return splits;
  }

  private static Optional<PickleDictionary> entries(PickleDictionary all, String name) {
    return all.get(name).flatMap(PickleValue::asDictionary);
  }

  private static void addTo(List<String> aside, String name, Fields fields) {
    if (KEYS.values().stream().anyMatch(keys -> hasFeatures(fields, keys))) {
      aside.add(name);
    }
  }

  /** Returns the keys that files use for a modality's features. */
  public static List<String> keys(Modality modality) {
    return KEYS.getOrDefault(modality, List.of());
  }

  /** Returns whether the split has the given key. */
  public boolean has(String key) {
    return fields.entries().find(key).isPresent();
  }

  /**
   * Returns the features of the split.
   *
   * @throws BadDataException if there are no features, or an array has neither the shape (N, T, D)
   *     nor (N, D)
   */
  public Map<Modality, PaddedArray> arrays() {
    Map<Modality, PaddedArray> arrays = new EnumMap<>(Modality.class);
    KEYS.forEach(
        (modality, keys) ->
            chosen(keys)
                .ifPresent(
                    key ->
                        arrays.put(modality, new PaddedArray(found(key).orElseThrow().values()))));
    if (arrays.isEmpty()) {
      throw fields.error(
          "text",
          "features under keys such as text, audio and vision, (N, T, D) or a list of N arrays (T, D)",
          "none");
    }
    return arrays;
  }

  /**
   * Returns the number of steps of each segment, (N), for modalities stored as lists of arrays of
   * different lengths.
   */
  public Map<Modality, NdArray> lengths() {
    Map<Modality, NdArray> lengths = new EnumMap<>(Modality.class);
    KEYS.forEach(
        (modality, keys) ->
            chosen(keys)
                .flatMap(key -> found(key).orElseThrow().lengths())
                .ifPresent(known -> lengths.put(modality, known)));
    return lengths;
  }

  /** Returns whether the split has features but no segments. */
  public boolean isEmpty() {
    List<PickleValue> all =
        KEYS.values().stream()
            .flatMap(List::stream)
            .flatMap(key -> fields.find(List.of(key)).stream())
            .toList();
    return !all.isEmpty()
        && all.stream()
            .allMatch(
                value ->
                    value.asArray().filter(a -> !a.shape().isEmpty() && a.size(0) == 0).isPresent()
                        || value.asList().filter(list -> list.size() == 0).isPresent());
  }

  /** Returns whether the split has features of any modality. */
  public boolean hasFeatures() {
    return KEYS.values().stream().anyMatch(keys -> hasFeatures(fields, keys));
  }

  private static boolean hasFeatures(Fields fields, List<String> keys) {
    return keys.stream()
        .flatMap(key -> fields.find(List.of(key)).stream())
        .anyMatch(
            value ->
                value.asArray().filter(array -> array.type().kind().numeric()).isPresent()
                    || value.asList().filter(ListedArray::matches).isPresent());
  }

  /**
   * Adds notes on what is not read (arrays of unknown modality, further arrays of a modality, and
   * splits other than the three) and on modalities with one vector per segment.
   */
  public void note(Notes notes) {
    if (!aside.isEmpty()) {
      notes.tell(
          "splits-left-aside",
          "%s are ignored: they are not train, valid or test".formatted(Names.some(aside)));
    }
    List<String> unread = unread();
    if (!unread.isEmpty()) {
      notes.tell(
          "entries-left-aside",
          "the arrays %s are ignored: their names are not like text, audio or vision"
              .formatted(Names.some(unread)));
    }
    arrays()
        .forEach(
            (modality, array) -> {
              if (!array.hasSteps()) {
                notes.say(
                    "one-vector-" + modality.key(),
                    "yes",
                    "%s has one vector per segment: each becomes a single step"
                        .formatted(modality.key()));
              }
            });
    KEYS.forEach(
        (modality, keys) -> {
          List<String> present = present(keys);
          if (present.size() > 1) {
            String taken = chosen(keys).orElseThrow();
            notes.say(
                "taken-for-" + modality.key(),
                taken,
                "of %s, '%s' is used as %s; the others are ignored"
                    .formatted(present, taken, modality.key()));
          }
        });
  }

  /** Returns the keys of arrays that have the shape of features but are not read. */
  private List<String> unread() {
    return fields.entries().names().stream()
        .filter(key -> KEYS.values().stream().noneMatch(keys -> keys.contains(lower(key))))
        .filter(key -> !lower(key).matches(LABELS))
        .filter(key -> !lower(key).equals(TOKENS) || chosen(KEYS.get(Modality.TEXT)).isEmpty())
        .filter(key -> fields.find(List.of(key)).filter(SplitDictionary::couldBeSteps).isPresent())
        .toList();
  }

  private static boolean couldBeSteps(PickleValue value) {
    return value.asList().filter(ListedArray::hasSteps).isPresent()
        || value
            .asArray()
            .filter(array -> array.type().kind().numeric() && array.shape().size() == 3)
            .isPresent();
  }

  private static String lower(String key) {
    return key.toLowerCase(Locale.ROOT);
  }

  /**
   * Returns the first key whose array has a time axis, otherwise the first key. Others may contain
   * vocabulary indices.
   */
  private Optional<String> chosen(List<String> keys) {
    List<String> present = present(keys);
    return present.stream()
        .filter(key -> found(key).orElseThrow().values().shape().size() == 3)
        .findFirst()
        .or(() -> present.stream().findFirst());
  }

  private List<String> present(List<String> keys) {
    return keys.stream().filter(key -> found(key).isPresent()).toList();
  }

  private Optional<ListedArray> found(String key) {
    return fields
        .findArray(List.of(key))
        .filter(array -> array.type().kind().numeric())
        .map(array -> new ListedArray(array, Optional.empty()))
        .or(
            () ->
                fields
                    .find(List.of(key))
                    .flatMap(PickleValue::asList)
                    .flatMap(
                        list ->
                            ListedArray.of(
                                "%s: %s['%s']".formatted(fields.file(), fields.name(), key),
                                list)));
  }
}
