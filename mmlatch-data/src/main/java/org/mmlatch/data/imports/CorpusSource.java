package org.mmlatch.data.imports;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Labels;
import org.mmlatch.data.Manifest;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.source.Notes;
import org.mmlatch.data.source.RawLabel;
import org.mmlatch.data.source.RawRows;
import org.mmlatch.data.source.RowsReader;
import org.mmlatch.data.source.SegmentSource;
import org.mmlatch.data.source.SourceFile;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.TargetColumn;

/** Reads a corpus as a source, to join it with other sources or select modalities. */
final class CorpusSource {
  private CorpusSource() {}

  static SegmentSource read(Path folder) {
    Corpus corpus = Corpus.openVerified(folder);
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    Map<Modality, List<String>> names = new EnumMap<>(Modality.class);
    corpus
        .manifest()
        .modalities()
        .forEach(
            (modality, info) -> {
              dims.put(modality, info.dim());
              names.put(modality, info.featureNames());
            });
    List<SourceSegment> segments = new ArrayList<>();
    for (SplitName split : SplitName.values()) {
      SplitData data = corpus.split(split);
      for (int i = 0; i < data.size(); i++) {
        segments.add(segment(data, i));
      }
    }
    List<TargetColumn> labels =
        corpus.manifest().targets().stream().map(TargetColumn::known).toList();
    Notes notes = new Notes();
    Path file = folder.resolve(Manifest.FILE_NAME);
    Map<String, String> parameters = corpus.manifest().parameters();
    Preparation.read(file, parameters).parameters().forEach(notes::with);
    Optional.ofNullable(parameters.get(Manifest.REMOVE_PAUSES))
        .ifPresent(removed -> notes.with(Manifest.REMOVE_PAUSES, removed));
    SourceFile manifest = new SourceFile("corpus", file);
    return new SegmentSource(
        "corpus",
        List.of(manifest),
        dims,
        names,
        labels,
        notes,
        segments,
        corpus.manifest().withRows());
  }

  private static SourceSegment segment(SplitData data, int index) {
    Map<Modality, RowsReader> readers = new EnumMap<>(Modality.class);
    data.modalities().forEach(modality -> readers.put(modality, () -> rows(data, modality, index)));
    return new SourceSegment(
        data.id(index), Optional.of(data.name()), labels(data, index), readers, data.words(index));
  }

  private static Map<String, RawLabel> labels(SplitData data, int index) {
    Labels labels = data.labelsOf(index);
    Map<String, RawLabel> byName = new LinkedHashMap<>();
    for (int i = 0; i < labels.targets().size(); i++) {
      byName.put(labels.targets().get(i).name(), RawLabel.of(labels.get(i)));
    }
    return byName;
  }

  private static RawRows rows(SplitData data, Modality modality, int index) {
    Segment segment = data.segment(index);
    RawRows rows = RawRows.of(segment.features().get(modality));
    return Optional.ofNullable(segment.rows().get(modality)).map(rows::with).orElse(rows);
  }
}
