package org.mmlatch.run;

import com.typesafe.config.Config;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mmlatch.io.Sha256;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.train.LearntTask;

/**
 * The identity of a run, by which checkpoints recognise it: digests of the settings that determine
 * its result (independent of their order and the corpus's path), of the normalisation and of the
 * task.
 *
 * @param digests SHA-256 by file; files that do not exist are left out
 */
record RunIdentity(SortedMap<String, String> digests) {
  /**
   * Settings that say how a run computes, and may be changed later: they do not determine the
   * model.
   */
  private static final Set<String> COMPUTING = Set.of("threads", "workers", "device");

  private static final String BUT_FOR_ENDS = " (but for when the training ends)";

  static RunIdentity of(RunFolder run) {
    SortedMap<String, String> digests = new TreeMap<>();
    if (Files.isRegularFile(run.config())) {
      digests.put(name(run.config()) + BUT_FOR_ENDS, digest(SettingsLoader.frozen(run.config())));
    }
    if (Files.isRegularFile(run.normalisation())) {
      digests.put(name(run.normalisation()), Sha256.of(run.normalisation()));
    }
    if (Files.isRegularFile(run.task())) {
      digests.put(name(run.task()), digest(TaskFile.read(run.task())));
    }
    return new RunIdentity(digests);
  }

  /**
   * Returns the digest of a task without its thresholds, which are tuned at the end of the
   * training.
   */
  private static String digest(LearntTask task) {
    LearntTask untuned =
        task.withThresholds(Collections.nCopies(task.description().thresholds().size(), 0.0));
    return Sha256.of(TaskFile.json(untuned).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /**
   * Returns the digest of the settings in the file, without defaults: a later version may have more
   * settings.
   */
  private static String digest(Config settings) {
    String lines =
        settings.entrySet().stream()
            .filter(entry -> determinesModel(entry.getKey()))
            .map(entry -> entry.getKey() + "=" + entry.getValue().unwrapped())
            .sorted()
            .collect(Collectors.joining("\n"));
    return Sha256.of(lines.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean determinesModel(String key) {
    return Settings.affectsResult(key) && !COMPUTING.contains(key) && !Extension.isEnd(key);
  }
}
