package org.mmlatch.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A settings file of every version, as runs keep them, must go on to mean what it meant. */
class PastVersionsTest {
  static List<Path> files() throws IOException, URISyntaxException {
    Path folder = Path.of(PastVersionsTest.class.getResource("/settings/versions").toURI());
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyValueIsStillWhatTheFileSays(Path file) throws IOException {
    Settings settings = SettingsLoader.load(Optional.of(file), Map.of());
    List<String> resolved = settings.resolved().lines().toList();
    List<String> kept = Files.readAllLines(file);
    assertEquals(kept, resolved.stream().filter(kept::contains).toList());
  }
}
