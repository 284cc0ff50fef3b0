package org.mmlatch.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every file in the folder is wrong, and its first line says what the user is to read. */
class WrongSettingsTest {
  private static final Path FOLDER = Path.of("src/test/resources/settings/wrong");
  private static final String EXPECT = "# expect: ";

  static List<Path> wrongFiles() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("wrongFiles")
  void aWrongFileIsExplainedByFileLineAndKey(Path file) throws IOException {
    String expected = Files.readAllLines(file).get(0).substring(EXPECT.length());
    String message = messageOf(Optional.of(file), Map.of());
    assertTrue(
        message.startsWith(file + ", " + expected),
        () -> "expected: " + file + ", " + expected + "\nfound:    " + message);
  }

  @Test
  void everyWrongKeyIsReportedAtOnce(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("two.conf");
    Files.writeString(file, "seeds = 1\ntrain.epochs = 0\n");
    assertEquals(
        file
            + ", line 1: seeds: no such setting; the nearest is seed\n"
            + file
            + ", line 2: train.epochs: expected a whole number from 1; found 0",
        messageOf(Optional.of(file), Map.of()));
  }

  @Test
  void anUnknownKeyOnTheCommandLineIsSaidToComeFromThere() {
    assertEquals(
        "command line: model.hiden: no such setting; the nearest is model.hidden",
        messageOf(Optional.empty(), Map.of("model.hiden", "50")));
  }

  @Test
  void anIllTypedValueOnTheCommandLineIsSaidToComeFromThere() {
    assertEquals(
        "command line: model.hidden: expected a whole number from 1; found 'wide'",
        messageOf(Optional.empty(), Map.of("model.hidden", "wide")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "feedback | none | expected a section with keys such as feedback.type; found 'none'",
        "schedule | cosine | expected a section with keys such as schedule.type; found 'cosine'",
        "seed | 0,1,2 | found '0,1,2'; several values are a sweep: mmlatch sweep plan --help",
        "model.hidden | [16, 32] | found '[16, 32]'; several values are a sweep",
      })
  void whatWasProbablyMeantIsSaid(String key, String value, String said) {
    String message = messageOf(Optional.empty(), Map.of(key, value));
    assertTrue(message.contains(said), message);
  }

  @Test
  void whatIsNoNumberIsNoSweepOfThem() {
    assertEquals(
        "command line: seed: expected a whole number at least 0; found '0,x'",
        messageOf(Optional.empty(), Map.of("seed", "0,x")));
  }

  @Test
  void aFileOfYamlIsCalledSo(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("my.yaml"), "train:\n  epochs: 3\n");
    String message = messageOf(Optional.of(file), Map.of());
    assertTrue(message.startsWith(file + ", line 2: "), message);
    assertTrue(message.contains("settings are HOCON, not YAML"), message);
  }

  @Test
  void whatIsNoKeyOnTheCommandLineIsAnError() {
    assertEquals(
        "command line: 'train..epochs' is not a key; expected one such as train.epochs",
        messageOf(Optional.empty(), Map.of("train..epochs", "3")));
  }

  @Test
  void aMissingFileIsAnError() {
    assertEquals(
        "no/such.conf: expected a settings file, found nothing",
        messageOf(Optional.of(Path.of("no/such.conf")), Map.of()));
  }

  @Test
  void aFolderIsNoSettingsFile(@TempDir Path folder) {
    assertEquals(
        folder + ": expected a settings file, found a folder",
        messageOf(Optional.of(folder), Map.of()));
  }

  private static String messageOf(Optional<Path> file, Map<String, String> overrides) {
    return assertThrows(SettingsException.class, () -> SettingsLoader.load(file, overrides))
        .getMessage();
  }
}
