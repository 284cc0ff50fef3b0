package org.mmlatch.data.inspect;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.FileChecks;
import org.mmlatch.data.FileDigest;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.RowsOfSplit;
import org.mmlatch.data.SegmentLine;
import org.mmlatch.data.SplitFiles;
import org.mmlatch.data.SplitInfo;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.SplitTensors;
import org.mmlatch.data.Target;

/** Reads one split part by part. A part that cannot be read becomes a defect. */
final class SplitInspector {
  private final Path folder;
  private final SplitName name;
  private final Manifest manifest;
  private final ReadingProgress progress;
  private final List<Defect> defects = new ArrayList<>();

  SplitInspector(Path folder, SplitName name, Manifest manifest, ReadingProgress progress) {
    this.folder = folder;
    this.name = name;
    this.manifest = manifest;
    this.progress = progress;
  }

  /** Returns the defects of the parts read so far. */
  List<Defect> defects() {
    return defects;
  }

  SplitInspection inspect() {
    SplitInfo info = manifest.split(name);
    Path lineFile = SplitFiles.lines(folder, name);
    Path tensorFile = SplitFiles.tensors(folder, name);
    compare(lineFile, info.lines());
    compare(tensorFile, info.tensors());
    Optional<List<SegmentLine>> lines = read(lineFile, () -> SegmentLine.readAll(lineFile));
    Optional<SplitTensors> tensors =
        read(tensorFile, () -> SplitTensors.open(folder, name, manifest));
    List<Integer> lengths =
        tensors.flatMap(known -> part(() -> lengths(known.offsets()))).orElse(List.of());
    lines.ifPresent(
        known -> defects.addAll(LineChecks.check(lineFile, info.segments(), known, lengths)));
    return new SplitInspection(
        info.segments(),
        info.steps(),
        lines.orElse(List.of()).stream().map(SegmentLine::id).toList(),
        lengths,
        tensors.flatMap(known -> part(() -> labels(known.labels()))).orElse(Map.of()),
        tensors.map(this::features).orElse(Map.of()),
        tensors.map(this::rows).orElse(Map.of()));
  }

  private void compare(Path file, FileDigest expected) {
    attempt(
        Check.DIGESTS,
        () -> {
          FileChecks.checkSize(file, expected);
          FileChecks.checkContents(file, expected);
          return file;
        });
    progress.read(expected.bytes());
  }

  private Map<Modality, FeatureSummary> features(SplitTensors tensors) {
    Map<Modality, FeatureSummary> features = new EnumMap<>(Modality.class);
    for (Modality modality : manifest.modalities().keySet()) {
      part(() -> FeatureScan.of(tensors.features(modality), progress::read))
          .ifPresent(summary -> features.put(modality, summary));
    }
    return features;
  }

  private Map<Modality, RowsSummary> rows(SplitTensors tensors) {
    Map<Modality, RowsSummary> rows = new EnumMap<>(Modality.class);
    for (Modality modality : manifest.withRows()) {
      part(() -> rows(tensors.rows(modality))).ifPresent(found -> rows.put(modality, found));
    }
    return rows;
  }

  private RowsSummary rows(RowsOfSplit rows) {
    long[] offsets = rows.offsets();
    long without = 0;
    long most = 0;
    for (int word = 0; word < offsets.length - 1; word++) {
      long count = offsets[word + 1] - offsets[word];
      without += count == 0 ? 1 : 0;
      most = Math.max(most, count);
    }
    return new RowsSummary(FeatureScan.of(rows.rows(), progress::read), without, most);
  }

  private static List<Integer> lengths(long[] offsets) {
    return IntStream.range(0, offsets.length - 1)
        .mapToObj(i -> (int) (offsets[i + 1] - offsets[i]))
        .toList();
  }

  private Map<Target, List<Float>> labels(float[][] columns) {
    Map<Target, List<Float>> labels = new LinkedHashMap<>();
    for (int i = 0; i < columns.length; i++) {
      labels.put(manifest.targets().get(i), boxed(columns[i]));
    }
    return labels;
  }

  private static List<Float> boxed(float[] labels) {
    return IntStream.range(0, labels.length).mapToObj(i -> labels[i]).toList();
  }

  /** Reads a file if it exists. A missing file has already been recorded as a defect. */
  private <T> Optional<T> read(Path file, Supplier<T> reader) {
    return Files.isRegularFile(file) ? part(reader) : Optional.empty();
  }

  private <T> Optional<T> part(Supplier<T> reader) {
    return attempt(Check.STRUCTURE, reader);
  }

  private <T> Optional<T> attempt(Check check, Supplier<T> action) {
    try {
      return Optional.of(action.get());
    } catch (BadDataException | UncheckedIOException e) {
      defects.add(new Defect(check, e.getMessage()));
      return Optional.empty();
    }
  }
}
