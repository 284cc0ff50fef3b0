package org.mmlatch.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;

class FoldsTest {
  @TempDir private Path folder;

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("folds.json"), json.replace('\'', '"'));
  }

  private static String messageOf(Path file) {
    return assertThrows(BadDataException.class, () -> Folds.read(file)).getMessage();
  }

  @Test
  void videosKeepTheirOrder() throws IOException {
    Folds folds = Folds.read(file("{'train':['b','a'],'valid':[],'test':['c']}"));
    assertEquals(
        Map.of(
            SplitName.TRAIN,
            List.of("b", "a"),
            SplitName.VALID,
            List.of(),
            SplitName.TEST,
            List.of("c")),
        folds.videos());
  }

  @Test
  void aVideoInTwoSplitsIsNamed() throws IOException {
    Path file = file("{'train':['a'],'valid':[],'test':['a']}");
    assertEquals(
        file + " names video a twice: in train and in test; a video must be in one split only",
        messageOf(file));
  }

  @Test
  void aSplitThatStandsTwiceIsAnError() throws IOException {
    Path file = file("{'train':['a'],'valid':['b'],'test':['c'],'test':['d']}");
    assertEquals(file + " has the name 'test' twice", messageOf(file));
  }

  @Test
  void whatOnlySomeTakeForJsonIsAnError() throws IOException {
    for (String train : List.of("[NaN]", "[a]", "['a',]", "['a'] // b", "['a' 'b']")) {
      Path file = file("{'train':" + train + "\n,'valid':[],'test':[]}");
      assertEquals(file + " is not a JSON object", messageOf(file));
    }
    Path file = file("{'train':[],'valid':[],'test':[]} 1");
    assertEquals(file + " is not a JSON object", messageOf(file));
  }

  @Test
  void aFolderIsSaidToBeOne() {
    assertEquals(folder + " is a folder; expected a file", messageOf(folder));
  }

  @Test
  void allThreeSplitsAreNeeded() throws IOException {
    Path file = file("{'train':['a'],'later':[],'test':[]}");
    assertEquals(file + ": valid is missing; expected an array of texts", messageOf(file));
  }

  @Test
  void aSplitMayHaveAnotherUsualName() throws IOException {
    Folds folds = Folds.read(file("{'Train':['a'],'dev':['b'],'test':[]}"));
    assertEquals(List.of("b"), folds.videos().get(SplitName.VALID));
  }

  @Test
  void noOtherSplitIsKnown() throws IOException {
    Path file = file("{'train':['a'],'dev':[],'valid':[],'test':[]}");
    assertEquals(
        file + " has the splits [train, dev, valid, test]; expected train, valid and test",
        messageOf(file));
  }

  @Test
  void videosAreTexts() throws IOException {
    Path file = file("{'train':[17],'valid':[],'test':[]}");
    assertEquals(file + ": train is [17]; expected an array of texts", messageOf(file));
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("none.json");
    assertEquals("There is no file " + file, messageOf(file));
  }
}
