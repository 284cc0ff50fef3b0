package org.mmlatch.data;

import java.nio.file.Path;

/** Names within a corpus's folder and within the file of a split. */
final class SplitFiles {
  static final String OFFSETS = "offsets";
  static final String LABEL = "label";

  private SplitFiles() {}

  static Path tensors(Path folder, SplitName split) {
    return folder.resolve(split.key() + ".safetensors");
  }

  static Path lines(Path folder, SplitName split) {
    return folder.resolve(split.key() + ".jsonl");
  }
}
