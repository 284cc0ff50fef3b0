package org.mmlatch.run;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.sample.SampleCorpus;
import org.mmlatch.data.sample.SampleOptions;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsLoader;

/** A corpus and settings that train within a second. */
public final class TinyRun {
  private TinyRun() {}

  /** Makes the corpus. */
  public static Corpus corpus(Path folder) {
    return SampleCorpus.write(
        folder,
        SampleOptions.standard()
            .withSegments(Map.of(SplitName.TRAIN, 40, SplitName.VALID, 12, SplitName.TEST, 12))
            .withDims(Map.of(Modality.TEXT, 9, Modality.AUDIO, 8, Modality.VISUAL, 10))
            .withLength(6, 12));
  }

  /** Returns the settings under some others. */
  public static Settings settings(Map<String, String> overrides) {
    Map<String, String> all =
        new HashMap<>(
            Map.of(
                "model.hidden", "6",
                "train.batch-size", "8",
                "train.epochs", "3",
                "device", "cpu",
                "threads", "1"));
    all.putAll(overrides);
    return SettingsLoader.load(Optional.empty(), all);
  }
}
