package org.mmlatch.sweep;

import java.nio.file.Path;
import org.mmlatch.run.RunFolder;

/**
 * Where everything of a trial lies.
 *
 * @param path the trial's folder
 */
public record TrialFolder(Path path) {
  /** Returns the resolved settings, frozen by the plan; {@code train --config} takes them. */
  public Path settings() {
    return path.resolve("settings.conf");
  }

  /** Returns the run, as {@code train} makes it. */
  public RunFolder run() {
    return new RunFolder(path.resolve("run"));
  }

  /** Returns the result, whose presence says that the trial is finished. */
  public Path result() {
    return path.resolve("result.json");
  }

  /** Returns the file that keeps a second process out. */
  public Path lease() {
    return path.resolve("lease");
  }

  /** Returns what the trial's processes printed. */
  public Path output() {
    return path.resolve("output.log");
  }

  /** Returns what happened to the trial and where. */
  public Path journal() {
    return path.resolve("journal.jsonl");
  }
}
