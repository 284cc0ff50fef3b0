package org.mmlatch.data.inspect;

import java.util.Locale;
import org.mmlatch.data.Manifest;

/** What must hold for a corpus to be trained on and evaluated with. */
public enum Check {
  /** All files are there, with the sizes and SHA-256 digests that the manifest has. */
  DIGESTS("files are those of the manifest"),
  /** Tensors have the manifest's shapes; segments follow each other; each step has one word. */
  STRUCTURE("tensors and lines fit together"),
  /** No segment occurs twice. */
  IDS("segment ids are unique"),
  /** No video has segments in two splits. */
  VIDEOS("each video is in one split"),
  /** Each segment has a label, and labels are those that their targets allow. */
  LABELS("labels lie in [-3, 3]"),
  /** No feature is NaN or infinite. */
  FINITE("features are finite"),
  /**
   * The manifest's mean and standard deviation are those of the training split, its counts of
   * labels those of each.
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

  /** Returns in a few words what is checked of a corpus. */
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
