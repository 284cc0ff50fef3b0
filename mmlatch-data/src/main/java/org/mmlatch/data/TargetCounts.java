package org.mmlatch.data;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The distribution of one target's labels in one split.
 *
 * @param labelled number of segments that have a label
 * @param counts for {@code PRESENCE} one number, the labels above 0; for {@code CLASS} the labels
 *     of each class; empty for {@code REAL}
 */
public record TargetCounts(int labelled, List<Integer> counts) {
  /** Creates counts. */
  public TargetCounts {
    counts = List.copyOf(counts);
  }

  /** Counts labels, each of which must be NaN or valid for the target. */
  public static TargetCounts of(Target target, float[] labels) {
    int labelled = 0;
    List<Integer> counts = new ArrayList<>(Collections.nCopies(size(target), 0));
    for (float label : labels) {
      if (Float.isNaN(label)) {
        continue;
      }
      labelled++;
      if (target.kind() == Target.Kind.CLASS) {
        counts.set((int) label, counts.get((int) label) + 1);
      } else if (target.kind() == Target.Kind.PRESENCE && label > 0) {
        counts.set(0, counts.get(0) + 1);
      }
    }
    return new TargetCounts(labelled, counts);
  }

  /** Returns the counts as text for the user. */
  public String description(Target target) {
    return labelled
        + " labelled"
        + switch (target.kind()) {
          case REAL -> "";
          case PRESENCE -> ", " + counts.get(0) + " above 0";
          case CLASS -> ", of the classes " + counts;
        };
  }

  /** Returns the length of {@link #counts} for a target. */
  static int size(Target target) {
    return switch (target.kind()) {
      case REAL -> 0;
      case PRESENCE -> 1;
      case CLASS -> target.classes().size();
    };
  }
}
