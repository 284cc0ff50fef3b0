package org.mmlatch.data.mult;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.padded.Dims;
import org.mmlatch.data.padded.PaddedArray;
import org.mmlatch.data.padded.SplitDictionary;
import org.mmlatch.data.pickle.PickleDictionary;
import org.mmlatch.data.pickle.PickleValue;
import org.mmlatch.data.source.LabelReader;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.TargetColumn;

/**
 * Reads LMF's {@code iemocap.pkl}. It repeats the splits for each emotion with the same features
 * and different labels, either one-hot, (N, 2), or 0 and 1, (N). The file does not say which of the
 * two columns means that the emotion is present. This is inferred from the fact that each segment
 * has exactly one emotion.
 */
public final class LmfPickle {
  private static final double NEARLY_ALL = 0.95; // share of segments with one emotion
  private static final int PAIR = 2;

  private final Path file;
  private final Map<String, Map<SplitName, SplitDictionary>> emotions;
  private final Map<SplitName, NdArray[]> labels = new EnumMap<>(SplitName.class);

  private LmfPickle(Path file, Map<String, Map<SplitName, SplitDictionary>> emotions) {
    this.file = file;
    this.emotions = emotions;
  }

  /** Returns whether a pickle has this layout: a dictionary from emotions to splits. */
  public static boolean matches(Path file, PickleValue pickle) {
    Map<String, Map<SplitName, SplitDictionary>> emotions = emotions(file, pickle);
    return !emotions.isEmpty()
        && emotions.values().stream()
            .allMatch(
                splits ->
                    !splits.isEmpty()
                        && splits.values().stream()
                            .allMatch(
                                split ->
                                    split.hasFeatures()
                                        && split.fields().find(MultPickle.LABELS).isPresent()));
  }

  private static Map<String, Map<SplitName, SplitDictionary>> emotions(
      Path file, PickleValue pickle) {
    Map<String, Map<SplitName, SplitDictionary>> emotions = new LinkedHashMap<>();
    Optional<PickleDictionary> all = pickle.asDictionary();
    all.ifPresent(
        entries ->
            entries
                .names()
                .forEach(
                    name ->
                        emotions.put(
                            name,
                            SplitDictionary.of(file, name + "/", entries.get(name).orElseThrow())
                                .stream()
                                .collect(
                                    Collectors.toMap(
                                        SplitDictionary::split,
                                        split -> split,
                                        (first, again) -> first,
                                        () -> new EnumMap<>(SplitName.class))))));
    return emotions;
  }

  /**
   * Reads the segments of a file, each once, with a label for each emotion.
   *
   * @throws BadDataException if the emotions differ in their segments, or the column for presence
   *     cannot be inferred
   */
  public static SegmentSource read(Path file, PickleValue pickle, Reading reading) {
    return new LmfPickle(file, emotions(file, pickle)).read(reading);
  }

  private SegmentSource read(Reading reading) {
    List<String> names = List.copyOf(emotions.keySet());
    Map<SplitName, SplitDictionary> first = emotions.get(names.get(0));
    names.forEach(name -> require(names.get(0), first, name, emotions.get(name)));
    first.keySet().forEach(split -> labels.put(split, labels(split)));
    Notes notes = new Notes();
    int column = presentColumn(notes);
    List<TargetColumn> columns = names.stream().map(this::column).toList();
    LabelReader reader = new LabelReader(reading, notes);
    Dims dims = new Dims(file);
    List<SourceSegment> segments = new ArrayList<>();
    first.forEach(
        (name, split) -> {
          Map<Modality, PaddedArray> arrays = split.arrays();
          split.note(notes);
          arrays.forEach((modality, array) -> dims.add(name.key(), modality, array.dim()));
          double[][] rows = rows(name, column);
          String where = "%s, %s".formatted(file, name.key());
          List<Long> shape = List.of((long) rows.length, (long) names.size());
          segments.addAll(
              MultPickle.segments(
                  split,
                  arrays,
                  Optional.of(reader.of(where, "label", shape, rows, columns)),
                  reading.ids(),
                  notes));
        });
    return SegmentSource.of("lmf", List.of(file), dims.known(), reader.columns(), notes, segments);
  }

  private TargetColumn column(String emotion) {
    try {
      return TargetColumn.known(Target.presence(emotion, 1));
    } catch (IllegalArgumentException e) {
      throw new BadDataException(file + ": " + e.getMessage(), e);
    }
  }

  /** Requires an emotion to have the same splits and features as the first emotion. */
  private void require(
      String firstName,
      Map<SplitName, SplitDictionary> first,
      String name,
      Map<SplitName, SplitDictionary> splits) {
    if (!splits.keySet().equals(first.keySet())) {
      throw new BadDataException(
          "%s: '%s' has the splits %s where '%s' has %s"
              .formatted(file, name, splits.keySet(), firstName, first.keySet()));
    }
    first.forEach(
        (split, features) -> {
          Map<Modality, PaddedArray> other = splits.get(split).arrays();
          Map<Modality, PaddedArray> arrays = features.arrays();
          boolean same =
              other.keySet().equals(arrays.keySet())
                  && arrays.entrySet().stream()
                      .allMatch(
                          entry ->
                              entry
                                  .getValue()
                                  .values()
                                  .equalsNumbersOf(other.get(entry.getKey()).values()));
          if (!same) {
            throw new BadDataException(
                "%s, %s: '%s' and '%s' have different features where both should be of the same segments"
                    .formatted(file, split.key(), firstName, name));
          }
        });
  }

  /** Returns the labels of a split, one array per emotion. */
  private NdArray[] labels(SplitName split) {
    List<NdArray> all = new ArrayList<>();
    emotions.forEach(
        (name, splits) -> {
          SplitDictionary fields = splits.get(split);
          NdArray found =
              fields
                  .fields()
                  .findNumbers(MultPickle.LABELS)
                  .orElseGet(() -> fields.fields().array(MultPickle.LABELS));
          long segments = fields.arrays().values().iterator().next().segments();
          if ((found.elements() != segments && found.elements() != PAIR * segments)
              || (!all.isEmpty() && all.get(0).elements() != found.elements())) {
            throw fields
                .fields()
                .error(
                    "label",
                    "one or two numbers for each of %s segments, as many for each emotion"
                        .formatted(segments),
                    "shape " + found.shape());
          }
          all.add(found);
        });
    return all.toArray(NdArray[]::new);
  }

  /**
   * Returns the column that means presence: by it nearly all segments have exactly one emotion, by
   * the other nearly none.
   */
  private int presentColumn(Notes notes) {
    if (labels.entrySet().stream().noneMatch(entry -> arePairs(entry.getKey()))) {
      return 0;
    }
    long segments = 0;
    long[] withOne = new long[PAIR];
    for (SplitName split : labels.keySet()) {
      for (int column = 0; column < PAIR; column++) {
        for (double[] row : rows(split, column)) {
          withOne[column] +=
              IntStream.range(0, row.length).mapToDouble(i -> row[i]).sum() == 1 ? 1 : 0;
          segments += column == 0 ? 1 : 0;
        }
      }
    }
    int present = withOne[0] > withOne[1] ? 0 : 1;
    if (withOne[present] < NEARLY_ALL * segments
        || withOne[1 - present] > (1 - NEARLY_ALL) * segments) {
      throw new BadDataException(
          ("%s: each label is two numbers, and it is unclear which of them marks an emotion as present:"
                  + " of %s segments, %s have one of the emotions %s by the first number, %s by the"
                  + " second. Save labels as one number per segment, 1 where it is present")
              .formatted(file, segments, withOne[0], emotions.keySet(), withOne[1]));
    }
    notes.say(
        "label-column-present",
        String.valueOf(present),
        "an emotion counts as present where the %s of its two labels is 1: this gives %s of %s segments one emotion, the other label %s"
            .formatted(
                present == 0 ? "first" : "second",
                withOne[present],
                segments,
                withOne[1 - present]));
    return present;
  }

  private boolean arePairs(SplitName split) {
    NdArray label = labels.get(split)[0];
    SplitDictionary first = emotions.values().iterator().next().get(split);
    return label.elements() != first.arrays().values().iterator().next().segments();
  }

  /** Returns a split's labels, (segments, emotions), from the given column if there are two. */
  private double[][] rows(SplitName split, int column) {
    NdArray[] all = labels.get(split);
    int width = arePairs(split) ? PAIR : 1;
    double[][] ofEmotions = new double[all.length][];
    for (int e = 0; e < all.length; e++) {
      ofEmotions[e] = all[e].doubles(0, Math.toIntExact(all[e].elements()));
      requireBinary(all[e], ofEmotions[e], width);
    }
    int segments = ofEmotions[0].length / width;
    double[][] rows = new double[segments][all.length];
    for (int i = 0; i < segments; i++) {
      for (int e = 0; e < all.length; e++) {
        rows[i][e] = ofEmotions[e][i * width + (width == 1 ? 0 : column)];
      }
    }
    return rows;
  }

  private static void requireBinary(NdArray label, double[] numbers, int width) {
    for (int i = 0; i < numbers.length; i += width) {
      boolean isBinary = numbers[i] == 0 || numbers[i] == 1;
      if (!isBinary || (width == PAIR && numbers[i + 1] != 1 - numbers[i])) {
        throw new BadDataException(
            "%s: expected 0 or 1, or a pair of both, for each segment; segment %s has %s"
                .formatted(
                    label.where(),
                    i / width,
                    width == 1 ? numbers[i] : numbers[i] + ", " + numbers[i + 1]));
      }
    }
  }
}
