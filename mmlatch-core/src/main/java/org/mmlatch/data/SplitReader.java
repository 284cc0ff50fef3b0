package org.mmlatch.data;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.tensor.DType;
import org.mmlatch.tensor.SafetensorsFile;
import org.mmlatch.tensor.Tensor;

/**
 * Opens a split's tensors and checks them against the manifest, first their shapes, then values.
 */
final class SplitReader {
  private final SplitName name;
  private final SplitInfo info;
  private final SafetensorsFile file;
  private final Path lines;
  private final Map<Modality, Tensor> features = new EnumMap<>(Modality.class);

  /** Opens the file and checks sizes, types and shapes; no values are read. */
  SplitReader(Path folder, SplitName name, Manifest manifest) {
    this.name = name;
    this.info = manifest.split(name);
    this.lines = SplitFiles.lines(folder, name);
    Path tensors = SplitFiles.tensors(folder, name);
    FileChecks.checkSize(tensors, info.tensors());
    FileChecks.checkSize(lines, info.lines());
    this.file = SafetensorsFile.open(tensors);
    manifest
        .modalities()
        .forEach(
            (modality, described) ->
                features.put(
                    modality, checked(modality.key(), DType.F32, info.steps(), described.dim())));
  }

  /** Reads offsets, labels and lines and checks their values. */
  SplitData read() {
    long[] offsets = checked(SplitFiles.OFFSETS, DType.I64, info.segments() + 1L).longs();
    float[] labels = checked(SplitFiles.LABEL, DType.F32, info.segments()).floats();
    List<SegmentLine> segments = SegmentLine.readAll(lines);
    checkOffsets(offsets);
    checkLines(segments);
    SplitData data = new SplitData(name, features, offsets, labels, segments);
    for (int i = 0; i < labels.length; i++) {
      SegmentChecks.checkLabel(segments.get(i).id(), labels[i]);
      checkWords(data, i);
    }
    return data;
  }

  private Tensor checked(String tensorName, DType dtype, long... shape) {
    Tensor tensor = file.tensor(tensorName, dtype);
    if (!Arrays.equals(tensor.shape(), shape)) {
      throw new BadDataException(
          "Tensor '%s' of %s has the shape %s where the manifest says %s"
              .formatted(
                  tensorName,
                  file.path(),
                  Arrays.toString(tensor.shape()),
                  Arrays.toString(shape)));
    }
    return tensor;
  }

  private void checkOffsets(long[] offsets) {
    for (int i = 0; i < info.segments(); i++) {
      if (offsets[i + 1] <= offsets[i] || offsets[i + 1] - offsets[i] > Integer.MAX_VALUE) {
        throw badOffsets("segment " + i + " spans rows " + offsets[i] + " to " + offsets[i + 1]);
      }
    }
    if (offsets[0] != 0 || offsets[info.segments()] != info.steps()) {
      throw badOffsets(
          "they run from %d to %d where 0 to %d is expected"
              .formatted(offsets[0], offsets[info.segments()], info.steps()));
    }
  }

  private BadDataException badOffsets(String problem) {
    return new BadDataException(
        "Tensor '%s' of %s must increase: %s".formatted(SplitFiles.OFFSETS, file.path(), problem));
  }

  private void checkLines(List<SegmentLine> segments) {
    if (segments.size() != info.segments()) {
      throw new BadDataException(
          "%s has %d lines where the manifest says %d segments"
              .formatted(lines, segments.size(), info.segments()));
    }
    Set<SegmentId> ids = new HashSet<>();
    for (SegmentLine line : segments) {
      if (!ids.add(line.id())) {
        throw new BadDataException(lines + " names segment " + line.id() + " twice");
      }
    }
  }

  private void checkWords(SplitData data, int segment) {
    int words = data.words(segment).map(List::size).orElse(data.length(segment));
    if (words != data.length(segment)) {
      throw new BadDataException(
          "%s: segment %s has %d words but %d steps"
              .formatted(lines, data.id(segment), words, data.length(segment)));
    }
  }
}
