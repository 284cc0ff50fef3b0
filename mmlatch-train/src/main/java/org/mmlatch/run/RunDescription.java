package org.mmlatch.run;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.settings.SettingDifference;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsLoader;

/**
 * The settings and corpus of a run, which determine its result.
 *
 * @param settings the run's settings
 * @param corpusFingerprint the corpus's fingerprint, independent of its path
 */
record RunDescription(Settings settings, String corpusFingerprint) {
  /** Reads the description in a run folder; empty if no run was started in it. */
  static Optional<RunDescription> read(RunFolder folder) {
    if (!Files.isRegularFile(folder.config())) {
      return Optional.empty();
    }
    return Optional.of(
        new RunDescription(
            SettingsLoader.loadFrozen(folder.config(), Map.of()),
            Provenance.read(folder.provenance()).get(Provenance.FINGERPRINT)));
  }

  /**
   * Returns the differences that can influence the result. The corpus's path, checkpoints and
   * tracking are ignored.
   */
  List<SettingDifference> differences(RunDescription other) {
    List<SettingDifference> differences = new ArrayList<>(settings.differences(other.settings));
    differences.removeIf(d -> !Settings.affectsResult(d.key()));
    if (!corpusFingerprint.equals(other.corpusFingerprint)) {
      differences.add(
          new SettingDifference(
              "the corpus's fingerprint", corpusFingerprint, other.corpusFingerprint));
    }
    return differences;
  }
}
