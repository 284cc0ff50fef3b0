package org.mmlatch.data.padded;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.array.NdArray;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.RowsReader;
import org.mmlatch.data.source.StepRange;

/**
 * The padded arrays of a split, from which segments are read without padding. The steps of a
 * segment are those the source declares as a modality's length. Modalities of the text's padded
 * length are aligned to it: without declared lengths, their steps range from the first to the last
 * at which any of them is not zero. If the text has another padded length, as in data that is not
 * aligned, each modality has only its own zeros as padding.
 */
public final class PaddedSegments {
  private final Map<Modality, PaddedArray> arrays;
  private final Map<Modality, NdArray> lengths;

  /**
   * Creates a view.
   *
   * @param lengths declared numbers of steps, (N), for the modalities where they are known; for
   *     text they count from the first step
   * @throws BadDataException if a modality or its lengths do not have {@code segments} segments
   */
  public PaddedSegments(
      long segments, Map<Modality, PaddedArray> arrays, Map<Modality, NdArray> lengths) {
    this.arrays = new EnumMap<>(arrays);
    this.lengths = lengths.isEmpty() ? Map.of() : new EnumMap<>(lengths);
    this.arrays.values().forEach(array -> require(segments, array.segments(), array.values()));
    this.lengths.values().forEach(array -> require(segments, array.elements(), array));
  }

  private static void require(long expected, long found, NdArray array) {
    if (found != expected) {
      throw new BadDataException(
          "%s: %s segments where the labels are %s".formatted(array.where(), found, expected));
    }
  }

  /** Returns readers for the modalities of a segment. */
  public Map<Modality, RowsReader> segment(int index) {
    Map<Modality, RowsReader> readers = new EnumMap<>(Modality.class);
    arrays.keySet().forEach(modality -> readers.put(modality, () -> read(modality, index)));
    return readers;
  }

  private RawRows read(Modality modality, int index) {
    RawRows padded = arrays.get(modality).read(index);
    return padded.slice(steps(modality, index, padded));
  }

  private StepRange steps(Modality modality, int index, RawRows padded) {
    if (!arrays.get(modality).hasSteps()) {
      return new StepRange(0, 1);
    }
    return Optional.ofNullable(lengths.get(modality))
        .map(known -> declared(modality, known, index, padded))
        .orElseGet(() -> undeclared(index, padded));
  }

  private StepRange undeclared(int index, RawRows padded) {
    Optional<PaddedArray> text =
        Optional.ofNullable(arrays.get(Modality.TEXT)).filter(PaddedArray::hasSteps);
    if (text.isPresent() && text.get().steps() != padded.rows()) {
      return Padding.between(List.of(padded));
    }
    return text.flatMap(any -> Optional.ofNullable(lengths.get(Modality.TEXT)))
        .map(known -> new StepRange(0, (int) known.number(index)))
        .filter(steps -> Padding.between(List.of(padded)).end() <= steps.end())
        .orElseGet(() -> Padding.between(aligned(padded.rows(), index)));
  }

  /**
   * Returns the modalities of a padded length. The padding of a text of known length may not be
   * zero.
   */
  private List<RawRows> aligned(int steps, int index) {
    return arrays.entrySet().stream()
        .filter(entry -> entry.getKey() != Modality.TEXT || !lengths.containsKey(Modality.TEXT))
        .map(Map.Entry::getValue)
        .filter(array -> array.hasSteps() && array.steps() == steps)
        .map(array -> array.read(index))
        .toList();
  }

  private static StepRange declared(Modality modality, NdArray lengths, int index, RawRows padded) {
    double length = lengths.number(index);
    if (length >= 0 && length <= padded.rows() && length == Math.rint(length)) {
      Optional<StepRange> steps =
          modality == Modality.TEXT // features of padding tokens are not zero
              ? Optional.of(new StepRange(0, (int) length))
              : Padding.ofLength(padded, (int) length);
      if (steps.isPresent()) {
        return steps.get();
      }
    }
    throw new BadDataException(
        "%s: segment %s is declared to have %s steps, but it has values at other steps of its %s"
            .formatted(lengths.where(), index, length, padded.rows()));
  }
}
