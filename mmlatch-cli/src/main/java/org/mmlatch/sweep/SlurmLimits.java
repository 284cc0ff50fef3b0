package org.mmlatch.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a cluster takes.
 *
 * @param tasks of a job array, at most
 * @param known whether the cluster said so
 */
public record SlurmLimits(int tasks, boolean known) {
  /** Slurm's own default of MaxArraySize is 1001, and most clusters leave it there. */
  private static final SlurmLimits USUAL = new SlurmLimits(1000, false);

  private static final Pattern MAX_ARRAY_SIZE =
      Pattern.compile("^MaxArraySize\\s*=\\s*(\\d{1,9})\\s*$", Pattern.MULTILINE);

  /** Asks Slurm, and takes what is usual where there is none. */
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

  /** Reads what {@code scontrol show config} says. */
  static SlurmLimits of(String config) {
    Matcher size = MAX_ARRAY_SIZE.matcher(config);
    if (!size.find()) {
      return USUAL;
    }
    int tasks = Integer.parseInt(size.group(1)); // one above the highest index, which begin at 0
    return tasks < 1 ? USUAL : new SlurmLimits(tasks, true);
  }
}
