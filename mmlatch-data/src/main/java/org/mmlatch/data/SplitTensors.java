package org.mmlatch.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.tensor.DType;
import org.mmlatch.tensor.SafetensorsFile;
import org.mmlatch.tensor.Tensor;

/**
 * The tensors of one split, each checked against the manifest when it is requested, so that a
 * damaged tensor leaves the others readable. All methods throw {@link BadDataException} if a tensor
 * is missing or its type or shape differs from the manifest's.
 */
public final class SplitTensors {
  private final SafetensorsFile file;
  private final Manifest manifest;
  private final SplitInfo info;

  private SplitTensors(SafetensorsFile file, Manifest manifest, SplitInfo info) {
    this.file = file;
    this.manifest = manifest;
    this.info = info;
  }

  /** Opens the file of a split. Does not read values. */
  public static SplitTensors open(Path folder, SplitName name, Manifest manifest) {
    SafetensorsFile file = SafetensorsFile.open(SplitFiles.tensors(folder, name));
    return new SplitTensors(file, manifest, manifest.split(name));
  }

  /** Returns the memory-mapped features of one of the manifest's modalities: (ΣT, D). */
  public Tensor features(Modality modality) {
    int dim = manifest.modalities().get(modality).dim();
    return checked(modality.key(), DType.F32, info.steps(), dim);
  }

  /**
   * Returns the memory-mapped rows inside words of a modality for which the manifest lists them.
   * Word offsets start at 0 and do not decrease; otherwise {@link BadDataException}.
   */
  public RowsOfSplit rows(Modality modality) {
    long count = info.rows().get(modality);
    int dim = manifest.modalities().get(modality).dim();
    Tensor rows = checked(SplitFiles.rows(modality), DType.F32, count, dim);
    String name = SplitFiles.rowOffsets(modality);
    long[] offsets = checked(name, DType.I64, info.steps() + 1).longs();
    for (int word = 0; word < info.steps(); word++) {
      if (offsets[word + 1] < offsets[word]
          || offsets[word + 1] - offsets[word] > Integer.MAX_VALUE) {
        throw badOffsets(
            name, "word %s spans rows %s to %s".formatted(word, offsets[word], offsets[word + 1]));
      }
    }
    requireSpan(name, offsets, count);
    return new RowsOfSplit(rows, offsets);
  }

  /**
   * Returns the N + 1 strictly increasing offsets: the row at which each segment begins, followed
   * by ΣT.
   */
  public long[] offsets() {
    long[] offsets = checked(SplitFiles.OFFSETS, DType.I64, info.segments() + 1L).longs();
    for (int i = 0; i < info.segments(); i++) {
      if (offsets[i + 1] <= offsets[i] || offsets[i + 1] - offsets[i] > Integer.MAX_VALUE) {
        throw badOffsets(
            SplitFiles.OFFSETS,
            "segment " + i + " spans rows " + offsets[i] + " to " + offsets[i + 1]);
      }
    }
    requireSpan(SplitFiles.OFFSETS, offsets, info.steps());
    return offsets;
  }

  private void requireSpan(String name, long[] offsets, long rows) {
    long last = offsets[offsets.length - 1];
    if (offsets[0] != 0 || last != rows) {
      throw badOffsets(
          name,
          "they run from %s to %s where 0 to %s is expected".formatted(offsets[0], last, rows));
    }
  }

  /**
   * Returns the stored labels, (L, N), without checking their ranges.
   *
   * @throws BadDataException also if tensor {@code label} differs from the column of the first
   *     {@link Target.Kind#REAL} target in {@code labels}
   */
  public float[][] labels() {
    List<Target> targets = manifest.targets();
    if (manifest.format() == Manifest.SENTIMENT_ONLY) {
      return new float[][] {firstRealLabels()};
    }
    int segments = info.segments();
    float[] rows = checked(SplitFiles.LABELS, DType.F32, segments, targets.size()).floats();
    float[][] labels = new float[targets.size()][segments];
    for (int i = 0; i < rows.length; i++) {
      labels[i % targets.size()][i / targets.size()] = rows[i];
    }
    OptionalInt real = Target.firstReal(targets);
    if (real.isPresent() && !Arrays.equals(labels[real.getAsInt()], firstRealLabels())) {
      throw new BadDataException(
          "Tensor '%s' of %s is not the column of %s in '%s'"
              .formatted(
                  SplitFiles.LABEL,
                  file.path(),
                  targets.get(real.getAsInt()).name(),
                  SplitFiles.LABELS));
    }
    return labels;
  }

  private float[] firstRealLabels() {
    return checked(SplitFiles.LABEL, DType.F32, info.segments()).floats();
  }

  private Tensor checked(String tensorName, DType dtype, long... shape) {
    Tensor tensor = file.tensor(tensorName, dtype);
    if (!Arrays.equals(tensor.shape(), shape)) {
      throw new BadDataException(
          "Tensor '%s' of %s has the shape %s, but the manifest says %s"
              .formatted(
                  tensorName,
                  file.path(),
                  Arrays.toString(tensor.shape()),
                  Arrays.toString(shape)));
    }
    return tensor;
  }

  private BadDataException badOffsets(String name, String problem) {
    return new BadDataException(
        "Tensor '%s' of %s must increase: %s".formatted(name, file.path(), problem));
  }
}
