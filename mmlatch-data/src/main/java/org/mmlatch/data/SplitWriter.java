package org.mmlatch.data;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.mmlatch.Modality;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.tensor.DType;
import org.mmlatch.tensor.SafetensorsWriter;
import org.mmlatch.tensor.Tensor;

/**
 * Writes the two files of one split. Cleaning and checks across splits are done by {@link
 * CorpusWriter}.
 */
final class SplitWriter implements AutoCloseable {
  private final Path folder;
  private final SplitName name;
  private final Map<Modality, Integer> dims;
  private final List<Target> targets;
  private final Map<Modality, FeatureSpool> spools = new EnumMap<>(Modality.class);
  private final Map<Modality, RowSpool> rowSpools = new EnumMap<>(Modality.class);
  private final List<Long> offsets = new ArrayList<>(List.of(0L));
  private final List<Labels> labels = new ArrayList<>();
  private final List<SegmentLine> lines = new ArrayList<>();

  SplitWriter(Path folder, SplitName name, CorpusDescription description) throws IOException {
    this.folder = folder;
    this.name = name;
    this.dims = description.dims();
    this.targets = description.targets();
    for (Modality modality : dims.keySet()) {
      spools.put(
          modality, new FeatureSpool(folder.resolve(name.key() + "-" + modality.key() + ".rows")));
    }
    for (Modality modality : description.withRows()) {
      String file = name.key() + "-" + modality.key() + "-in-words.rows";
      rowSpools.put(modality, new RowSpool(modality, dims.get(modality), folder.resolve(file)));
    }
  }

  void add(Segment segment) throws IOException {
    for (Map.Entry<Modality, FeatureMatrix> features : segment.features().entrySet()) {
      spools.get(features.getKey()).append(features.getValue());
    }
    for (Map.Entry<Modality, RowSpool> spool : rowSpools.entrySet()) {
      spool.getValue().append(segment.rows().get(spool.getKey()));
    }
    offsets.add(steps() + segment.length());
    labels.add(segment.labels());
    lines.add(new SegmentLine(segment.id(), segment.words()));
  }

  int size() {
    return lines.size();
  }

  /** Writes both files and returns the manifest's entry for them. */
  SplitInfo finish() {
    Path tensors = SplitFiles.tensors(folder, name);
    tensorWriter().write(tensors);
    Path text = SplitFiles.lines(folder, name);
    AtomicFile.write(text, out -> SegmentLine.writeAll(lines, out));
    float[][] columns = SplitData.columns(targets, labels);
    Map<Modality, Long> rows = new EnumMap<>(Modality.class);
    rowSpools.forEach((modality, spool) -> rows.put(modality, spool.size()));
    return new SplitInfo(
        lines.size(),
        steps(),
        FileDigest.of(tensors),
        FileDigest.of(text),
        IntStream.range(0, targets.size())
            .mapToObj(i -> TargetCounts.of(targets.get(i), columns[i]))
            .toList(),
        rows);
  }

  private SafetensorsWriter tensorWriter() {
    SafetensorsWriter writer = new SafetensorsWriter();
    spools.forEach(
        (modality, spool) ->
            writer.add(
                modality.key(),
                DType.F32,
                new long[] {steps(), dims.get(modality)},
                spool.content()));
    long[] starts = offsets.stream().mapToLong(Long::longValue).toArray();
    writer.add(SplitFiles.OFFSETS, Tensor.of(starts, starts.length));
    float[][] columns = SplitData.columns(targets, labels);
    Target.firstReal(targets)
        .ifPresent(real -> writer.add(SplitFiles.LABEL, Tensor.of(columns[real], labels.size())));
    if (!targets.equals(List.of(Target.SENTIMENT))) {
      writer.add(SplitFiles.LABELS, Tensor.of(rows(columns), labels.size(), targets.size()));
    }
    rowSpools.values().forEach(spool -> spool.addTo(writer));
    return writer;
  }

  /** Transposes labels from (L, N) to (N, L), row-major. */
  private float[] rows(float[][] columns) {
    float[] rows = new float[labels.size() * columns.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = columns[i % columns.length][i / columns.length];
    }
    return rows;
  }

  private long steps() {
    return offsets.get(offsets.size() - 1);
  }

  /** Deletes the temporary files. */
  @Override
  public void close() throws IOException {
    List<IOException> failures = new ArrayList<>();
    List<Closeable> all = new ArrayList<>(spools.values());
    all.addAll(rowSpools.values());
    for (Closeable spool : all) {
      try {
        spool.close();
      } catch (IOException e) {
        failures.add(e);
      }
    }
    if (!failures.isEmpty()) {
      throw failures.get(0);
    }
  }
}
