package org.mmlatch.data;

import java.nio.file.Path;
import org.mmlatch.Modality;

/** File names within a corpus folder, and tensor names within the file of a split. */
public final class SplitFiles {
  static final String OFFSETS = "offsets";
  static final String LABEL = "label";
  static final String LABELS = "labels";

  private SplitFiles() {}

  /** Returns the name of the tensor with a modality's rows inside words. */
  static String rows(Modality modality) {
    return modality.key() + "_rows";
  }

  /** Returns the name of the tensor with the row at which each word begins. */
  static String rowOffsets(Modality modality) {
    return modality.key() + "_row_offsets";
  }

  /** Returns the safetensors file with features, offsets and labels. */
  public static Path tensors(Path folder, SplitName split) {
    return folder.resolve(split.key() + ".safetensors");
  }

  /** Returns the JSON Lines file with ids and words. */
  public static Path lines(Path folder, SplitName split) {
    return folder.resolve(split.key() + ".jsonl");
  }
}
