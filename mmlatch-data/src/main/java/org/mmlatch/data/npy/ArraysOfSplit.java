package org.mmlatch.data.npy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import java.util.stream.LongStream;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.padded.PaddedArray;
import org.mmlatch.data.padded.PaddedSegments;
import org.mmlatch.data.source.Ids;
import org.mmlatch.data.source.LabelReader;
import org.mmlatch.data.source.LabelTable;
import org.mmlatch.data.source.RowsReader;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.TargetColumn;

/**
 * The arrays of one split: {@code id}, (N) texts; optionally {@code label}, (N), or {@code labels},
 * (N, L), with {@code label_names}, (L), and optionally {@code label_kinds}, (L); and the features
 * {@code text}, {@code audio} and {@code visual}. With {@code offsets}, (N + 1), the features are
 * (ΣT, D) and {@code words}, (ΣT), is optional. Without offsets, the features are padded, (N, T,
 * D).
 */
final class ArraysOfSplit {
  private static final String LABELS = "labels";
  private static final String LABEL_NAMES = "label_names";
  private static final String LABEL_KINDS = "label_kinds";
  private static final String VISION = "vision"; // name of the visual features in other releases

  /** Names of the arrays that are read; others are ignored. */
  static final Set<String> NAMES =
      Set.of(
          "id",
          "label",
          LABELS,
          LABEL_NAMES,
          LABEL_KINDS,
          "text",
          "audio",
          "visual",
          VISION,
          "offsets",
          "words");

  /** Names of the arrays that may be given once for all splits. */
  static final Set<String> SHARED = Set.of(LABEL_NAMES, LABEL_KINDS);

  private final Path source;
  private final SplitName split;
  private final Map<String, NdArray> arrays;
  private final int count;
  private final Optional<Offsets> offsets;
  private final Ids ids;
  private final Optional<LabelTable> labels;

  ArraysOfSplit(
      Path source, SplitName split, Map<String, NdArray> arrays, LabelReader reader, Ids ids) {
    this.source = source;
    this.split = split;
    this.arrays = arrays;
    this.count = (int) Math.min(Integer.MAX_VALUE, array("id").elements());
    this.offsets = find("offsets").map(array -> new Offsets(array, count));
    this.ids = ids;
    String key = arrays.containsKey(LABELS) ? LABELS : "label";
    this.labels = find(key).map(all -> reader.of(source.toString(), key, all, columns()));
    if (labels.filter(known -> known.size() != count).isPresent()) {
      throw error(key, count + " labels, as many as ids", labels.get().size() + "");
    }
  }

  /** Returns the features by modality. */
  Map<Modality, Features> features() {
    Map<Modality, Features> features = new EnumMap<>(Modality.class);
    offsets.ifPresentOrElse(
        known -> each((modality, array) -> features.put(modality, flat(array, known))),
        () -> padded(features));
    return features;
  }

  /**
   * One modality of all segments.
   *
   * @param dim features per step, D
   * @param segments returns the reader of a segment by its index
   */
  record Features(int dim, IntFunction<RowsReader> segments) {}

  List<SourceSegment> segments() {
    Map<Modality, Features> features = features();
    List<SourceSegment> segments = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int index = i;
      String id = array("id").text(i);
      String where = "id " + i;
      Map<Modality, RowsReader> readers = new EnumMap<>(Modality.class);
      features.forEach((modality, all) -> readers.put(modality, all.segments().apply(index)));
      segments.add(
          new SourceSegment(
              ids.parse(id).orElseThrow(() -> error(where, ids.rule("video[3]"), id)),
              Optional.of(split),
              labels.map(known -> known.of(index)).orElse(Map.of()),
              readers,
              words(i)));
    }
    return segments;
  }

  /** Returns the label columns according to their names and, if given, their kinds. */
  private List<TargetColumn> columns() {
    List<String> names = find(LABEL_NAMES).map(ArraysOfSplit::texts).orElse(List.of());
    Optional<List<String>> kinds = find(LABEL_KINDS).map(ArraysOfSplit::texts);
    if (kinds.isPresent() && kinds.get().size() != names.size()) {
      throw error(LABEL_KINDS, names.size() + " texts, as many as names", kinds.get().size() + "");
    }
    List<TargetColumn> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      String kind = kinds.isPresent() ? ":" + kinds.get().get(i) : "";
      try {
        columns.add(
            kind.isEmpty()
                ? TargetColumn.named(names.get(i))
                : TargetColumn.parse(names.get(i) + kind));
      } catch (IllegalArgumentException e) {
        throw error(LABEL_NAMES, "a name and a kind such as real:-1..1", e.getMessage());
      }
    }
    return columns;
  }

  private static List<String> texts(NdArray names) {
    return LongStream.range(0, names.elements()).mapToObj(names::text).toList();
  }

  private static Features flat(NdArray array, Offsets offsets) {
    FlatArray flat = new FlatArray(array, offsets);
    return new Features(flat.dim(), index -> () -> flat.read(index));
  }

  private void padded(Map<Modality, Features> features) {
    Map<Modality, PaddedArray> padded = new EnumMap<>(Modality.class);
    each((modality, array) -> padded.put(modality, new PaddedArray(array)));
    PaddedSegments segments = new PaddedSegments(count, padded, Map.of());
    padded.forEach(
        (modality, array) ->
            features.put(
                modality,
                new Features(array.dim(), index -> segments.segment(index).get(modality))));
  }

  private Optional<List<String>> words(int segment) {
    return find("words")
        .filter(words -> offsets.isPresent() && words.elements() == offsets.get().steps())
        .map(
            words ->
                LongStream.range(offsets.get().start(segment), offsets.get().start(segment + 1))
                    .mapToObj(words::text)
                    .toList());
  }

  private void each(BiConsumer<Modality, NdArray> action) {
    for (Modality modality : Modality.values()) {
      find(modality.key())
          .or(() -> modality == Modality.VISUAL ? find(VISION) : Optional.empty())
          .ifPresent(array -> action.accept(modality, array));
    }
  }

  private Optional<NdArray> find(String name) {
    return Optional.ofNullable(arrays.get(name));
  }

  private NdArray array(String name) {
    return find(name).orElseThrow(() -> error(name, "an array of this name", "none"));
  }

  private BadDataException error(String name, String expected, String found) {
    return new BadDataException(
        "%s, %s: expected %s, found %s; the arrays are %s"
            .formatted(source, name, expected, found, arrays.keySet()));
  }
}
