package org.mmlatch.run;

import com.typesafe.config.Config;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.mmlatch.io.Sha256;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.train.LearntTask;

/**
 * What a checkpoint belongs to, by the file that says it: digests of the settings that determine a
 * result, in whatever order and place of the corpus, of the normalisation and of what is learnt. A
 * file that is absent is left out.
 *
 * @param digests by file
 */
record RunIdentity(SortedMap<String, String> digests) {
  /** Settings that may be edited afterwards: they say where, when and on what, not which model. */
  private static final String FREE =
      "(data\\.corpus|threads|workers|device|(checkpoint|tracking)\\..*)";

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

  /** Thresholds are no part of it: they are chosen when the training is over. */
  private static String digest(LearntTask task) {
    LearntTask untuned =
        task.withThresholds(Collections.nCopies(task.description().thresholds().size(), 0.0));
    return Sha256.of(TaskFile.json(untuned).toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  /** Only what the file itself says: a later version may know settings that this one does not. */
  private static String digest(Config settings) {
    String lines =
        settings.entrySet().stream()
            .filter(entry -> !entry.getKey().matches(FREE) && !Extension.isEnd(entry.getKey()))
            .map(entry -> entry.getKey() + "=" + entry.getValue().unwrapped())
            .sorted()
            .collect(Collectors.joining("\n"));
    return Sha256.of(lines.getBytes(StandardCharsets.UTF_8));
  }
}
