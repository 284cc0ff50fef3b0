package org.mmlatch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mmlatch.settings.SettingsLoader;

class SettingsCommandTest {
  private static CommandLineRun settings(String... options) {
    String[] arguments = new String[options.length + 1];
    arguments[0] = "settings";
    System.arraycopy(options, 0, arguments, 1, options.length);
    return CommandLineRun.of(List.of(SettingsCommand.class), arguments);
  }

  @Test
  void theDocumentationIsThatOfThisProgram() throws IOException {
    assertEquals(
        Files.readString(Path.of("..", "docs", "settings.md")),
        settings("--markdown").out(),
        "docs/settings.md is stale: ./mmlatch settings --markdown > docs/settings.md");
  }

  @Test
  void everySettingIsListedWithItsDefault() {
    int keys = SettingsLoader.load(Optional.empty(), Map.of()).values().size();
    assertEquals(keys, JsonParser.parseString(settings("--json").out()).getAsJsonArray().size());
    assertTrue(settings().out().contains("feedback.type"), settings().out());
  }

  @Test
  void oneFormIsPrintedAndNoneDropped() {
    CommandLineRun both = settings("--markdown", "--json");
    assertEquals(2, both.status());
    assertTrue(both.err().contains("--json and --markdown cannot be combined"), both.err());
  }
}
