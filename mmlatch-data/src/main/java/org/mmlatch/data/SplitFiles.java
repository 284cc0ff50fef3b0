package org.mmlatch.data;

import java.nio.file.Path;

/** Names within a corpus's folder and within the file of a split. */
public final class SplitFiles {
  static final String OFFSETS = "offsets";
  static final String LABEL = "label";
  static final String LABELS = "labels";

  private SplitFiles() {}

  /** Returns the safetensors file of features, offsets and labels. */
  public static Path tensors(Path folder, SplitName split) {
    return folder.resolve(split.key() + ".safetensors");
  }

  /** Returns the JSON-lines file of ids and words. */
  public static Path lines(Path folder, SplitName split) {
    return folder.resolve(split.key() + ".jsonl");
  }
}
