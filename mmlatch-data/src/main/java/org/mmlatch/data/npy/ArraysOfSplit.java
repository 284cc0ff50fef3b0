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
import org.mmlatch.data.source.IdText;
import org.mmlatch.data.source.RowsReader;
import org.mmlatch.data.source.SentimentLabels;
import org.mmlatch.data.source.SourceSegment;

/**
 * The arrays of one split: {@code id} (N) texts, perhaps {@code label} (N), and {@code text},
 * {@code audio}, {@code visual}. With {@code offsets} (N + 1) the features are (ΣT, D), and {@code
 * words} (ΣT) may be there; without, they are padded: (N, T, D).
 */
final class ArraysOfSplit {
  /** The names of the arrays that are read; others are left aside. */
  static final Set<String> NAMES =
      Set.of("id", "label", "text", "audio", "visual", "offsets", "words");

  private final Path source;
  private final SplitName split;
  private final Map<String, NdArray> arrays;
  private final int count;
  private final Optional<Offsets> offsets;
  private final Optional<double[]> labels;

  ArraysOfSplit(
      Path source, SplitName split, Map<String, NdArray> arrays, SentimentLabels sentiment) {
    this.source = source;
    this.split = split;
    this.arrays = arrays;
    this.count = (int) Math.min(Integer.MAX_VALUE, array("id").elements());
    this.offsets = find("offsets").map(array -> new Offsets(array, count));
    this.labels = find("label").map(all -> sentiment.of(source.toString(), "label", all));
    if (labels.filter(known -> known.length != count).isPresent()) {
      throw error("label", count + " numbers, as many as ids", labels.get().length + "");
    }
  }

  /** Returns the modalities with their dims. */
  Map<Modality, Features> features() {
    Map<Modality, Features> features = new EnumMap<>(Modality.class);
    offsets.ifPresentOrElse(
        known -> each((modality, array) -> features.put(modality, flat(array, known))),
        () -> padded(features));
    return features;
  }

  /** One modality of all segments. */
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
              IdText.parse(id).orElseThrow(() -> error(where, "the form video[3]", id)),
              Optional.of(split),
              labels.map(known -> known[index]),
              readers,
              words(i)));
    }
    return segments;
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
      find(modality.key()).ifPresent(array -> action.accept(modality, array));
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
