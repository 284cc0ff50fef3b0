package org.mmlatch.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The limits of a Slurm cluster.
 *
 * @param tasks maximum number of tasks in a job array
 * @param known whether the limit was read from the cluster rather than assumed
 */
public record SlurmLimits(int tasks, boolean known) {
  /** Slurm's default for MaxArraySize is 1001, which most clusters keep. */
  private static final SlurmLimits USUAL = new SlurmLimits(1000, false);

  private static final Pattern MAX_ARRAY_SIZE =
      Pattern.compile("^MaxArraySize\\s*=\\s*(\\d{1,9})\\s*$", Pattern.MULTILINE);

  /** Returns the limits of this cluster, or the usual ones if Slurm is not available. */
  public static SlurmLimits ofThisCluster() {
    try {
      Process scontrol =
          new ProcessBuilder("scontrol", "show", "config")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      scontrol.getOutputStream().close();
      return of(new String(scontrol.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException noSlurmHere) {
      return USUAL;
    }
  }

  /** Parses the output of {@code scontrol show config}. */
  static SlurmLimits of(String config) {
    Matcher size = MAX_ARRAY_SIZE.matcher(config);
    if (!size.find()) {
      return USUAL;
    }
    int tasks =
        Integer.parseInt(
            size.group(
                1)); // MaxArraySize is one more than the highest index, and indices start at 0
    return tasks < 1 ? USUAL : new SlurmLimits(tasks, true);
  }
}
