package org.mmlatch.train;

import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;

/** Builds the models that settings ask for. */
public final class Models {
  private Models() {}

  /**
   * Returns the model that settings ask for, uninitialised.
   *
   * @param dims features per modality of the corpus
   * @throws SettingsException if the corpus lacks a modality asked for, or sizes do not fit
   *     together
   */
  public static MMLatch of(Settings settings, Map<Modality, Integer> dims) {
    Map<Modality, Integer> chosen = new EnumMap<>(dims);
    chosen.keySet().retainAll(settings.model().modalities().among(dims.keySet()));
    try {
      return new MMLatch(new ModelConfig(chosen, settings.encoder(), settings.feedback()));
    } catch (IllegalArgumentException impossible) {
      throw new SettingsException(impossible.getMessage(), impossible);
    }
  }
}
