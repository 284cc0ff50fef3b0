package org.mmlatch.data.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;

/** What a corpus can be written as. */
public enum ExportFormat {
  /** One pickle in MMSA's layout, padded in front with zeros to the longest segment. */
  MMSA {
    @Override
    void write(List<SplitData> splits, Path target) {
      MmsaExporter.write(splits, target);
    }
  },
  /** A folder of {@code train.npz}, {@code valid.npz} and {@code test.npz}, without padding. */
  NPZ {
    @Override
    void write(List<SplitData> splits, Path target) {
      NpzExporter.write(splits, target);
    }
  };

  /**
   * Writes a corpus to a file or folder that must not exist.
   *
   * @param targets names of those whose labels are written; none for all of the corpus
   * @throws org.mmlatch.BadDataException if the corpus has not these targets, or the format does
   *     not hold such labels
   * @throws org.mmlatch.data.FolderNotEmptyException if {@code target} is there already
   * @throws java.io.UncheckedIOException if it cannot be written; the message names it
   */
  public void write(Corpus corpus, List<String> targets, Path target) {
    List<SplitData> splits = new ArrayList<>();
    for (SplitName name : SplitName.values()) {
      SplitData split = corpus.split(name);
      splits.add(targets.isEmpty() ? split : split.withTargets(targets));
    }
    write(splits, target);
  }

  abstract void write(List<SplitData> splits, Path target);
}
