package org.mmlatch.data.csd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

  private CsdOptions options() {
    return CsdOptions.of(folder, folder.resolve("folds.json"));
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
    "CMU_MOSEI_LabelsEmotions.csd",
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
        CsdFinder.find(options().withModalities(Set.of(Modality.AUDIO))));
  }

  @Test
  void aRoleWithoutFileIsNamedWithWhatIsThere() throws IOException {
    files("TimestampedWords.csd", "Labels.csd");
    BadDataException e = assertThrows(BadDataException.class, () -> CsdFinder.find(options()));
    assertEquals(
        "No .csd file in "
            + folder
            + " has a name of the text (TimestampedWordVectors); choose its file by path."
            + " Found: Labels.csd, TimestampedWords.csd",
        e.getMessage());
  }

  @Test
  void severalFilesForARoleAreListed() throws IOException {
    files("TimestampedWords.csd", "Labels.csd", "Facet_41.csd", "Facet_42.csd");
    CsdOptions visual = options().withModalities(Set.of(Modality.VISUAL));
    BadDataException e = assertThrows(BadDataException.class, () -> CsdFinder.find(visual));
    assertEquals(
        "2 .csd files in "
            + folder
            + " have names of the visual (Visual_Facet, OpenFace or Video_Utterance);"
            + " choose its file by path. Found: Facet_41.csd, Facet_42.csd",
        e.getMessage());
  }

  @Test
  void aFileChosenByPathIsTaken() throws IOException {
    files("TimestampedWords.csd", "Labels.csd", "Facet_41.csd", "Facet_42.csd");
    Path chosen = folder.resolve("Facet_42.csd");
    CsdOptions visual =
        options().withModalities(Set.of(Modality.VISUAL)).withFiles(Map.of(CsdRole.VISUAL, chosen));
    assertEquals(chosen, CsdFinder.find(visual).get(CsdRole.VISUAL));
  }

  @Test
  void aFolderWithoutCsdFilesSaysSo() {
    BadDataException e = assertThrows(BadDataException.class, () -> CsdFinder.find(options()));
    assertEquals(
        "No .csd file in "
            + folder
            + " has a name of the words (TimestampedWords); choose its file by path."
            + " Found: no .csd file at all",
        e.getMessage());
  }

  @Test
  void aMissingFolderIsNamed() {
    Path missing = folder.resolve("none");
    CsdOptions options = CsdOptions.of(missing, missing);
    BadDataException e = assertThrows(BadDataException.class, () -> CsdFinder.find(options));
    assertEquals("There is no folder " + missing, e.getMessage());
  }
}
