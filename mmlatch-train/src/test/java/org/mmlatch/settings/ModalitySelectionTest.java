package org.mmlatch.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.mmlatch.Modality;

class ModalitySelectionTest {
  private final ModalitySelection textAndVisual =
      new ModalitySelection.Listed(List.of(Modality.VISUAL, Modality.TEXT));

  @Test
  void aSelectionIsInCanonicalOrder() {
    assertEquals(
        List.of(Modality.TEXT, Modality.VISUAL), textAndVisual.among(List.of(Modality.values())));
  }

  @Test
  void aModalityThatTheCorpusLacksIsAnError() {
    SettingsException error =
        assertThrows(
            SettingsException.class,
            () -> textAndVisual.among(List.of(Modality.AUDIO, Modality.TEXT)));
    assertEquals(
        "model.modalities is [text, visual], but the corpus has only [text, audio]; leave out what"
            + " is missing, or set model.modalities = all",
        error.getMessage());
  }
}
