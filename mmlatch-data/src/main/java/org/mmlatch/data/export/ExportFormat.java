package org.mmlatch.data.export;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;

/** The file formats that a corpus can be exported to. */
public enum ExportFormat {
  /** One pickle in MMSA's layout, left-padded with zeros to the longest segment. */
  MMSA {
    @Override
    void write(List<SplitData> splits, Path target) {
      MmsaExporter.write(splits, target);
    }
  },
  /** A folder with {@code train.npz}, {@code valid.npz} and {@code test.npz}, without padding. */
  NPZ {
    @Override
    void write(List<SplitData> splits, Path target) {
      NpzExporter.write(splits, target);
    }
  };

  /**
   * Writes a corpus to a file or folder that must not exist.
   *
   * @param targets names of the targets to export; empty for all
   * @throws org.mmlatch.BadDataException if the corpus does not have these targets, or the format
   *     cannot represent their labels
   * @throws org.mmlatch.data.FolderNotEmptyException if {@code target} exists, except an empty
   *     folder for {@link #NPZ}
   * @throws java.io.UncheckedIOException if {@code target} cannot be written; the message names it
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
