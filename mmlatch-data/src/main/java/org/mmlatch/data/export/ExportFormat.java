package org.mmlatch.data.export;

import java.nio.file.Path;
import org.mmlatch.data.Corpus;

/** What a corpus can be written as. */
public enum ExportFormat {
  /** One pickle in MMSA's layout, padded in front with zeros to the longest segment. */
  MMSA {
    @Override
    public void write(Corpus corpus, Path target) {
      MmsaExporter.write(corpus, target);
    }
  },
  /** A folder of {@code train.npz}, {@code valid.npz} and {@code test.npz}, without padding. */
  NPZ {
    @Override
    public void write(Corpus corpus, Path target) {
      NpzExporter.write(corpus, target);
    }
  };

  /**
   * Writes a corpus to a file or folder that must not exist.
   *
   * @throws org.mmlatch.data.FolderNotEmptyException if {@code target} is there already
   * @throws java.io.UncheckedIOException if it cannot be written; the message names it
   */
  public abstract void write(Corpus corpus, Path target);
}
