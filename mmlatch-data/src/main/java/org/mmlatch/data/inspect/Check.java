package org.mmlatch.data.inspect;

import java.util.Locale;
import org.mmlatch.data.Manifest;

/** The checks that a corpus must pass before it is used for training and evaluation. */
public enum Check {
  /** All files exist and have the sizes and SHA-256 digests in the manifest. */
  DIGESTS("files are those of the manifest"),
  /**
   * Tensors have the shapes in the manifest, segments are contiguous, and words, if known, match
   * the steps one to one.
   */
  STRUCTURE("tensors and lines fit together"),
  /** No segment occurs twice. */
  IDS("segment ids are unique"),
  /** No video has segments in two splits. */
  VIDEOS("each video is in one split"),
  /** Each segment has a label, and all labels are allowed by their targets. */
  LABELS("labels lie in [-3, 3]"),
  /** No feature is NaN or infinite. */
  FINITE("features are finite"),
  /**
   * The mean and standard deviation in the manifest match the training split, and its label counts
   * match each split.
   */
  STATISTICS("training statistics are right");

  private final String claim;

  Check(String claim) {
    this.claim = claim;
  }

  /** Returns the name used in JSON. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the condition checked, as a phrase for the user. */
  public String claim(Manifest manifest) {
    if (manifest.format() != Manifest.WITH_TARGETS) {
      return claim;
    }
    return switch (this) {
      case LABELS -> "labels are those that their targets allow";
      case STATISTICS -> "statistics and label counts are right";
      default -> claim;
    };
  }
}
