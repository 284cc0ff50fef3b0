package org.mmlatch.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.settings.SettingsException;

class ShellTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"runs/a-1", "my runs/ü", "it's $HOME", "two\nlines", "`id`;#"})
  void aShellReadsBackWhatIsQuoted(String text) throws IOException {
    Process shell = new ProcessBuilder("bash", "-c", "printf %s " + ShellText.quoted(text)).start();
    assertEquals(text, new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"two\nlines", "\u0000", "a\rb"})
  void aScriptHasNoLineBreakInAWord(String text) {
    assertThrows(SettingsException.class, () -> ShellText.word("it", text));
  }
}
