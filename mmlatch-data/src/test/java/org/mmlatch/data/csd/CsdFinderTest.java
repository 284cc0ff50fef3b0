package org.mmlatch.data.csd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;

class CsdFinderTest {
  @TempDir private Path folder;

  private static CsdOptions needed(Modality... modalities) {
    return CsdOptions.STANDARD.withNeeded(Set.of(modalities));
  }

  private String message(CsdOptions options) {
    return assertThrows(BadDataException.class, () -> CsdFinder.find(folder, options)).getMessage();
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      Files.createFile(folder.resolve(name));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "CMU_MOSI_TimestampedWords.csd, WORDS",
    "CMU_MOSEI_TimestampedWords.csd, WORDS",
    "CMU_MOSI_TimestampedWordVectors.csd, TEXT",
    "CMU_MOSEI_TimestampedGloveVectors.csd, TEXT",
    "glove_vectors.csd, TEXT",
    "CMU_MOSI_COVAREP.csd, AUDIO",
    "CMU_MOSEI_COVAREP.csd, AUDIO",
    "CMU_MOSI_COVAREP_Utterance.csd, AUDIO",
    "CMU_MOSI_Visual_Facet_42.csd, VISUAL",
    "CMU_MOSEI_VisualFacet42.csd, VISUAL",
    "CMU_MOSEI_VisualOpenFace2.csd, VISUAL",
    "CMU_MOSI_Video_Utterance.csd, VISUAL",
    "CMU_MOSI_Opinion_Labels.csd, LABELS",
    "CMU_MOSEI_Labels.csd, LABELS",
    "CMU_MOSEI_LabelsSentiment.csd, LABELS",
    "CMU_MOSEI_All Labels.csd, LABELS",
    "CMU_MOSEI_LabelsEmotions.csd, EMOTIONS",
    "CMU_MOSEI_Emotion_Labels.csd, EMOTIONS",
  })
  void aPublishedFileHasOneRole(String name, CsdRole role) {
    List<CsdRole> roles =
        Arrays.stream(CsdRole.values()).filter(r -> r.matches(Path.of(name))).toList();
    assertEquals(List.of(role), roles);
  }

  @ParameterizedTest
  @CsvSource({
    "CMU_MOSI_TimestampedPhones.csd",
    "CMU_MOSI_openSMILE_IS09.csd",
    "CMU_MOSEI_RawTranscripts.csd",
  })
  void otherPublishedFilesHaveNone(String name) {
    assertEquals(
        false, Arrays.stream(CsdRole.values()).anyMatch(role -> role.matches(Path.of(name))));
  }

  @Test
  void onlyTheChosenModalitiesAreLookedFor() throws IOException {
    files("TimestampedWords.csd", "Labels.csd", "COVAREP.csd", "notes.txt");
    assertEquals(
        Map.of(
            CsdRole.WORDS, folder.resolve("TimestampedWords.csd"),
            CsdRole.LABELS, folder.resolve("Labels.csd"),
            CsdRole.AUDIO, folder.resolve("COVAREP.csd")),
        CsdFinder.find(folder, needed(Modality.AUDIO)));
  }

  @Test
  void aRoleWithoutFileIsNamedWithWhatIsThere() throws IOException {
    files("TimestampedWords.csd", "Labels.csd");
    assertEquals(
        "No .csd file in "
            + folder
            + " has a name of the text (TimestampedWordVectors or TimestampedGloveVectors); choose it with --file text=FILE."
            + " Found: Labels.csd, TimestampedWords.csd",
        message(needed(Modality.TEXT)));
  }

  @Test
  void severalFilesForARoleAreListed() throws IOException {
    files("TimestampedWords.csd", "Labels.csd", "Facet_41.csd", "Facet_42.csd");
    assertEquals(
        "2 .csd files in "
            + folder
            + " have names of the visual (Visual_Facet, OpenFace or Video_Utterance);"
            + " choose it with --file visual=FILE. Found: Facet_41.csd, Facet_42.csd",
        message(CsdOptions.STANDARD));
  }

  @Test
  void modalitiesThatAreOnlyWantedMayBeMissing() throws IOException {
    files("TimestampedWords.csd", "Labels.csd", "COVAREP.csd");
    assertEquals(
        Set.of(CsdRole.WORDS, CsdRole.LABELS, CsdRole.AUDIO),
        CsdFinder.find(folder, CsdOptions.STANDARD).keySet());
    assertEquals(
        Set.of(CsdRole.WORDS, CsdRole.LABELS),
        CsdFinder.find(folder, CsdOptions.STANDARD.withWanted(Set.of(Modality.TEXT))).keySet());
  }

  @Test
  void aFileChosenByPathIsTaken() throws IOException {
    files("TimestampedWords.csd", "Labels.csd", "Facet_41.csd", "Facet_42.csd");
    Path chosen = folder.resolve("Facet_42.csd");
    CsdOptions visual = needed(Modality.VISUAL).withFiles(Map.of(CsdRole.VISUAL, chosen));
    assertEquals(chosen, CsdFinder.find(folder, visual).get(CsdRole.VISUAL));
  }

  @Test
  void aFolderWithoutCsdFilesSaysSo() {
    assertEquals(
        "No .csd file in "
            + folder
            + " has a name of the words (TimestampedWords); choose it with --file words=FILE."
            + " Found: no .csd file",
        message(CsdOptions.STANDARD));
  }

  @Test
  void filesWithAnotherEndingAreNamed() throws IOException {
    files("TimestampedWords.h5", "Labels.h5");
    assertTrue(
        message(CsdOptions.STANDARD)
            .endsWith("Found: no file that ends with .csd, but [Labels.h5, TimestampedWords.h5]"));
  }

  @Test
  void filesWhoseNamesSayNoRoleAreKnown() throws IOException {
    files("TimestampedWords.csd", "Labels.csd", "openSMILE_IS09.csd", "Phones.csd", "notes.txt");
    assertEquals(
        List.of("Phones.csd"),
        CsdFinder.withoutRole(
            folder,
            CsdOptions.STANDARD.withFiles(
                Map.of(CsdRole.AUDIO, folder.resolve("openSMILE_IS09.csd")))));
  }

  @Test
  void aMissingFolderIsNamed() {
    Path missing = folder.resolve("none");
    BadDataException e =
        assertThrows(BadDataException.class, () -> CsdFinder.find(missing, CsdOptions.STANDARD));
    assertEquals("There is no folder " + missing, e.getMessage());
  }
}
