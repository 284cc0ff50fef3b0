package org.mmlatch.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.BadDataException;
import org.mmlatch.tensor.SafetensorsWriter;
import org.mmlatch.tensor.Tensor;

class DamagedCorpusTest {
  @TempDir private Path temp;
  private Path folder;

  @BeforeEach
  void write() {
    folder = Corpora.write(temp.resolve("corpus")).folder();
  }

  private void edit(String file, String old, String changed) throws IOException {
    String text = Files.readString(folder.resolve(file));
    assertTrue(text.contains(old), text);
    Files.writeString(folder.resolve(file), text.replace(old, changed));
  }

  /** Replaces the tensors of the validation split (one segment, one step) and adapts the size. */
  private void replaceValid(long steps, long[] offsets, float label) throws IOException {
    Path file = folder.resolve("valid.safetensors");
    long before = Files.size(file);
    new SafetensorsWriter()
        .add("text", Tensor.of(new float[2 * (int) steps], steps, 2))
        .add("audio", Tensor.of(new float[(int) steps], steps, 1))
        .add("offsets", Tensor.of(offsets, offsets.length))
        .add("label", Tensor.of(new float[] {label}, 1))
        .write(file);
    edit(
        "manifest.json",
        "\"name\": \"valid.safetensors\",\n        \"bytes\": " + before,
        "\"name\": \"valid.safetensors\",\n        \"bytes\": " + Files.size(file));
  }

  private String messageOnOpening() {
    return assertThrows(BadDataException.class, () -> Corpus.open(folder)).getMessage();
  }

  private String messageOnReading() {
    Corpus corpus = Corpus.open(folder);
    return assertThrows(BadDataException.class, () -> corpus.split(SplitName.VALID)).getMessage();
  }

  @Test
  void aFolderWithoutManifestIsNoCorpus() throws IOException {
    Files.delete(folder.resolve("manifest.json"));
    assertEquals(folder + " is not a corpus: it has no manifest.json", messageOnOpening());
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"format\": 1 | \"format\": 3"
            + "| has format 3, expected 1 or 2; import the corpus again with this program",
        "\"format\": 1 | \"format\": 2| : targets is missing; expected an array of objects",
        "\"format\" | \"fromat\" | : format is missing; expected an integer",
        "\"segments\": 2 | \"segments\": \"two\""
            + "| : splits.train.segments is \"two\"; expected a whole number from 0 to 2^31 - 1",
        "\"segments\": 2 | \"segments\": -2"
            + "| : splits.train.segments is -2; expected a whole number from 0 to 2^31 - 1",
        "\"dropped\": {} | \"dropped\": []| : dropped is []; expected an object",
        "\"sources\": [] | \"sources\": [1]| : sources is [1]; expected an array of objects",
        "\"sources\": [] | \"sources\": [{}]| : sources[0].role is missing; expected a text",
        "\"dim\": 2 | \"dim\": 3"
            + "| : modalities.text.training must have as many numbers as dim says, 3",
        "\"audio\": | \"sound\":"
            + "| : modalities are [text, sound]; expected text, audio, visual",
      })
  void aDefectOfTheManifestIsNamed(String old, String changed, String explanation)
      throws IOException {
    edit("manifest.json", old, changed);
    assertEquals(
        folder.resolve("manifest.json") + (explanation.startsWith(":") ? "" : " ") + explanation,
        messageOnOpening());
  }

  @Test
  void aManifestThatIsNotJsonIsNamed() throws IOException {
    Files.writeString(folder.resolve("manifest.json"), "{\"format\"");
    assertEquals(folder.resolve("manifest.json") + " is not a JSON object", messageOnOpening());
  }

  @Test
  void aMissingFileIsNamed() throws IOException {
    Files.delete(folder.resolve("test.jsonl"));
    assertEquals(
        "The corpus is incomplete: it lacks the file " + folder.resolve("test.jsonl"),
        messageOnOpening());
  }

  @Test
  void aFileOfAnotherSizeIsNamed() throws IOException {
    edit("test.jsonl", "c[3]", "c[34]");
    assertEquals(
        folder.resolve("test.jsonl")
            + " has 15 bytes, but the manifest says 14; copy or import the corpus again",
        messageOnOpening());
  }

  @Test
  void aChangedFileOfTheSameSizeIsFoundByVerifying() throws IOException {
    edit("test.jsonl", "c[3]", "d[3]");
    Corpus corpus = Corpus.open(folder);
    String message = assertThrows(BadDataException.class, corpus::verify).getMessage();
    assertTrue(
        message.startsWith(folder.resolve("test.jsonl") + " was changed: its SHA-256 is "),
        message);
  }

  @Test
  void aTensorOfAnotherShapeIsNamed() throws IOException {
    replaceValid(2, new long[] {0, 2}, 0);
    assertEquals(
        "Tensor 'text' of "
            + folder.resolve("valid.safetensors")
            + " has the shape [2, 2], but the manifest says [1, 2]",
        messageOnOpening());
  }

  @Test
  void offsetsMustIncrease() throws IOException {
    replaceValid(1, new long[] {1, 1}, 0);
    assertEquals(
        "Tensor 'offsets' of "
            + folder.resolve("valid.safetensors")
            + " must increase: segment 0 spans rows 1 to 1",
        messageOnReading());
  }

  @Test
  void offsetsMustCoverAllSteps() throws IOException {
    replaceValid(1, new long[] {0, 2}, 0);
    assertEquals(
        "Tensor 'offsets' of "
            + folder.resolve("valid.safetensors")
            + " must increase: they run from 0 to 2 where 0 to 1 is expected",
        messageOnReading());
  }

  @Test
  void aLabelOutsideItsRangeIsNamed() throws IOException {
    replaceValid(1, new long[] {0, 1}, -4);
    assertEquals("Segment b[0] has the label -4.0; labels must lie in [-3, 3]", messageOnReading());
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"id\":\"b[00\"} | FILE: line 1: id is 'b[00'; expected the form video[index]",
        "[\"id\", \"b[0]\"]| FILE, line 1 is not a JSON object",
        "{\"iD\":\"b[0]\"} | FILE: line 1: id is missing; expected a text",
        "{\"id\":\"b[0]\",\"words\":[\"a\",\"b\"]}| FILE: segment b[0] has 2 words but 1 steps",
        "``| FILE has 0 lines, but the manifest says 1 segments",
      })
  void aDefectiveLineIsNamed(String line, String explanation) throws IOException {
    Path file = folder.resolve("valid.jsonl");
    String text = line.isEmpty() ? "" : line + "\n";
    edit(
        "manifest.json",
        "\"name\": \"valid.jsonl\",\n        \"bytes\": " + Files.size(file),
        "\"name\": \"valid.jsonl\",\n        \"bytes\": " + text.length());
    Files.writeString(file, text);
    assertEquals(explanation.replace("FILE", file.toString()), messageOnReading());
  }
}
