package org.mmlatch.cli.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.BadDataException;

class WordCountsTest {
  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("texts.csv");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "id,text\n1,so so\n2,good\n",
        "id;text\n1;so so\n2;good\n",
        "sep=;\nid;text\n1;so so\n2;good\n",
        "id, text\n1, so so\n2, good\n"
      })
  void wordsOfEachRowAreCountedWhateverTheSeparator(String content) throws IOException {
    Files.writeString(file, content);
    assertEquals(List.of(2, 1), WordCounts.read(file));
  }

  @Test
  void aFileWithoutTextIsNamedWithItsHeader() throws IOException {
    Files.writeString(file, "id,words\n1,2\n");
    assertEquals(
        file + ": expected a column 'text', found 'id,words'",
        assertThrows(BadDataException.class, () -> WordCounts.read(file)).getMessage());
  }

  @Test
  void aQuoteThatIsNeverClosedTakesInNoRowsUnnoticed() throws IOException {
    Files.writeString(file, "id,text\n1,\"so so\n2,good\n");
    assertEquals(
        file + ", line 2: a quote is opened and never closed; close it, or double it within a text",
        assertThrows(BadDataException.class, () -> WordCounts.read(file)).getMessage());
  }
}
