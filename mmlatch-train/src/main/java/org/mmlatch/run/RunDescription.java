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
 * What the result of a run is determined by.
 *
 * @param settings of the run
 * @param corpusFingerprint of the corpus, wherever it lies
 */
record RunDescription(Settings settings, String corpusFingerprint) {
  /** Reads what a run folder says; empty if no run was started in it. */
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
   * Returns what would make a difference to the result. When it is saved or tracked makes none, nor
   * does where the corpus lies.
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
