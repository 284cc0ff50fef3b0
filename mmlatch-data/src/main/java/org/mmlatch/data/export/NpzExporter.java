package org.mmlatch.data.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.BadDataException;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.Target;
import org.mmlatch.io.AtomicFile;
import org.mmlatch.io.AtomicFolder;
import org.mmlatch.tensor.Tensor;

/**
 * Writes one {@code .npz} archive per split with the features, offsets and labels of the corpus,
 * the segment ids as {@code id}, the names and kinds of the targets, and {@code words} if all are
 * known.
 */
final class NpzExporter {
  private NpzExporter() {}

  static void write(List<SplitData> splits, Path target) {
    CorpusWriter.requireFree(target);
    AtomicFile.nameLeftovers(target);
    try (AtomicFolder staging = new AtomicFolder(target)) {
      for (SplitData split : splits) {
        Path file = staging.path().resolve(split.name().key() + ".npz");
        AtomicFile.write(file, out -> write(split, out));
      }
      staging.publish();
    }
  }

  private static void write(SplitData split, OutputStream out) throws IOException {
    try (NpzWriter writer = new NpzWriter(out)) {
      split.modalities().forEach(m -> writer.add(m.key(), "<f4", split.features(m)));
      writer.add("offsets", "<i8", Tensor.of(split.offsets(), split.size() + 1L));
      writeLabels(split, writer);
      writer.add("id", TextArray.of(split.ids().stream().map(SegmentId::toString).toList()));
      List<String> words = words(split);
      if (words.size() == split.steps()) {
        writer.add("words", TextArray.of(words));
      }
    }
  }

  /** Writes {@code label} for a sentiment corpus, otherwise {@code labels} with names and kinds. */
  private static void writeLabels(SplitData split, NpzWriter writer) {
    List<Target> targets = split.targets();
    if (targets.equals(List.of(Target.SENTIMENT))) {
      writer.add("label", "<f4", Tensor.of(split.labels(), split.size()));
      return;
    }
    targets.forEach(NpzExporter::requireSeparable);
    float[] rows = new float[split.size() * targets.size()];
    for (int target = 0; target < targets.size(); target++) {
      float[] column = split.labels(target);
      for (int i = 0; i < column.length; i++) {
        rows[i * targets.size() + target] = column[i];
      }
    }
    writer.add("labels", "<f4", Tensor.of(rows, split.size(), targets.size()));
    writer.add("label_names", TextArray.of(targets.stream().map(Target::name).toList()));
    writer.add("label_kinds", TextArray.of(targets.stream().map(Target::specification).toList()));
  }

  /** Requires that names do not contain what separates them in {@code label_kinds}. */
  private static void requireSeparable(Target target) {
    if (target.classes().stream().anyMatch(name -> name.contains("|"))) {
      throw new BadDataException(
          "label_kinds separates classes by '|', but '%s' has the classes %s; import the corpus with other names"
              .formatted(target.name(), target.classes()));
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
