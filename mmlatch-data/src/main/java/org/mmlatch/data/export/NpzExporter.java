package org.mmlatch.data.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.AtomicFolder;
import org.mmlatch.tensor.Tensor;

/**
 * Writes an archive per split: the corpus's own tensors, {@code id}, and {@code words} if known.
 */
final class NpzExporter {
  private NpzExporter() {}

  static void write(Corpus corpus, Path target) {
    CorpusWriter.requireFree(target);
    AtomicFile.nameLeftovers(target);
    try (AtomicFolder staging = new AtomicFolder(target)) {
      for (SplitName name : SplitName.values()) {
        SplitData split = corpus.split(name);
        AtomicFile.write(staging.path().resolve(name.key() + ".npz"), out -> write(split, out));
      }
      staging.publish();
    }
  }

  private static void write(SplitData split, OutputStream out) throws IOException {
    try (NpzWriter writer = new NpzWriter(out)) {
      split.modalities().forEach(m -> writer.add(m.key(), "<f4", split.features(m)));
      writer.add("offsets", "<i8", Tensor.of(split.offsets(), split.size() + 1L));
      writer.add("label", "<f4", Tensor.of(split.labels(), split.size()));
      writer.add("id", TextArray.of(split.ids().stream().map(SegmentId::toString).toList()));
      List<String> words = words(split);
      if (words.size() == split.steps()) {
        writer.add("words", TextArray.of(words));
      }
    }
  }

  private static List<String> words(SplitData split) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < split.size(); i++) {
      words.addAll(split.words(i).orElse(List.of()));
    }
    return words;
  }
}
