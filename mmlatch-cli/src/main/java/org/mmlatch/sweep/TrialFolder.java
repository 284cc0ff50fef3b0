package org.mmlatch.sweep;

import java.nio.file.Path;
import org.mmlatch.run.RunFolder;

/**
 * The folder of a trial and the paths in it.
 *
 * @param path the trial's folder
 */
public record TrialFolder(Path path) {
  /**
   * Returns the path of the resolved settings, frozen by the plan, which can be used with {@code
   * train --config}.
   */
  public Path settings() {
    return path.resolve("settings.conf");
  }

  /** Returns the run folder, in the format of {@code train}. */
  public RunFolder run() {
    return new RunFolder(path.resolve("run"));
  }

  /** Returns the path of the result. If it exists, the trial is finished. */
  public Path result() {
    return path.resolve("result.json");
  }

  /** Returns the path of the lease, which prevents a second process from running the trial. */
  public Path lease() {
    return path.resolve("lease");
  }

  /** Returns the path of the log with the output of the trial's processes. */
  public Path output() {
    return path.resolve("output.log");
  }

  /** Returns the path of the {@link Journal}. */
  public Path journal() {
    return path.resolve("journal.jsonl");
  }
}
