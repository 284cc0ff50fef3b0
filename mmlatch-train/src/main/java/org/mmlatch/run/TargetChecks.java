package org.mmlatch.run;

import java.util.Arrays;
import org.mmlatch.BadDataException;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.task.TaskTargets;

/** Checks that a corpus has labels for the targets that a run learns. */
final class TargetChecks {
  private TargetChecks() {}

  /**
   * Returns the targets of a split's labelled segments, (N, L).
   *
   * @throws BadDataException if no segment is labelled, or a segment does not have exactly one
   *     class
   */
  static float[][] labelled(Corpus corpus, SplitName name, TaskTargets targets) {
    float[][] labelled =
        Arrays.stream(targets.of(corpus.split(name)))
            .filter(target -> !Float.isNaN(target[0]))
            .toArray(float[][]::new);
    requireSome(labelled.length, corpus, name, targets);
    return labelled;
  }

  static void requireSome(int labelled, Corpus corpus, SplitName name, TaskTargets targets) {
    if (labelled == 0) {
      throw new BadDataException(
          "%s: no segment of %s is labelled with %s; choose other targets with task.targets, or another corpus"
              .formatted(corpus.folder(), name.key(), String.join(", ", targets.labels())));
    }
  }
}
