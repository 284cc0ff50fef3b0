package org.mmlatch.data;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.tensor.Tensor;

/** Reads a split and checks every part of it: sizes and shapes when opened, values when read. */
final class SplitReader {
  private final SplitName name;
  private final SplitInfo info;
  private final SplitTensors tensors;
  private final List<Target> targets;
  private final Path lines;
  private final Set<Modality> withRows;
  private final Map<Modality, Tensor> features = new EnumMap<>(Modality.class);

  /** Opens the files and checks sizes, types and shapes. Does not read values. */
  SplitReader(Path folder, SplitName name, Manifest manifest) {
    this.name = name;
    this.info = manifest.split(name);
    this.lines = SplitFiles.lines(folder, name);
    this.targets = manifest.targets();
    FileChecks.checkSize(SplitFiles.tensors(folder, name), info.tensors());
    FileChecks.checkSize(lines, info.lines());
    this.tensors = SplitTensors.open(folder, name, manifest);
    manifest
        .modalities()
        .keySet()
        .forEach(modality -> features.put(modality, tensors.features(modality)));
    this.withRows = manifest.withRows();
  }

  /** Reads and checks offsets, labels, ids and words. */
  SplitData read() {
    long[] offsets = tensors.offsets();
    float[][] labels = tensors.labels();
    List<SegmentLine> segments = SegmentLine.readAll(lines);
    checkLines(segments);
    Map<Modality, RowsOfSplit> rows = new EnumMap<>(Modality.class);
    withRows.forEach(modality -> rows.put(modality, tensors.rows(modality)));
    SplitData data = new SplitData(name, features, rows, offsets, targets, labels, segments);
    for (int i = 0; i < segments.size(); i++) {
      SegmentChecks.checkLabels(segments.get(i).id(), data.labelsOf(i));
      checkWords(data, i);
    }
    return data;
  }

  private void checkLines(List<SegmentLine> segments) {
    if (segments.size() != info.segments()) {
      throw new BadDataException(
          "%s has %s lines, but the manifest says %s segments"
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
          "%s: segment %s has %s words but %s steps"
              .formatted(lines, data.id(segment), words, data.length(segment)));
    }
  }
}
