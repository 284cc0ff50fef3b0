package org.mmlatch.cli.common;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TerminalTest {
  private static String printed(String text, Charset charset) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new PrintStream(new GuardedStream(bytes, charset), true, charset).print(text);
    return bytes.toString(charset);
  }

  @Test
  void whatATerminalWouldObeyIsShown() {
    String hostile = "\u001b]0;title\u0007 \u001b[2J \r\b\u007f \u009b31m \u202eabc\u2066 \u0000";
    String shown =
        "\\u001b]0;title\\u0007 \\u001b[2J \\u000d\\u0008\\u007f \\u009b31m \\u202eabc\\u2066 \\u0000";
    assertEquals(shown, printed(hostile, StandardCharsets.UTF_8));
    assertEquals(shown, Terminal.shown(hostile));
  }

  @Test
  void textInAnyScriptStaysAsItIs() {
    String text = "a\tb\nÄ ¿ £ … ‘’ 中文 العربية 🙂 é";
    assertEquals(text, printed(text, StandardCharsets.UTF_8));
    assertEquals("Ä\\u001b", printed("Ä\u001b", StandardCharsets.ISO_8859_1));
  }

  @Test
  void jsonHasTheSameValueBehindTheDoor() {
    String json = "\"\u009b\u202e\"";
    assertEquals(
        JsonParser.parseString(json),
        JsonParser.parseString(printed(json, StandardCharsets.UTF_8)));
  }

  @Test
  void aCharacterMayComeInParts() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    OutputStream guarded = new GuardedStream(bytes, StandardCharsets.UTF_8);
    for (byte b : "ä\u009b€\u202e.".getBytes(StandardCharsets.UTF_8)) {
      guarded.write(b);
    }
    assertEquals("ä\\u009b€\\u202e.", bytes.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aReaderWhoHasEnoughIsNoFailureAndAFullDiskIs() {
    assertFalse(printedTo("Broken pipe", false).checkError());
    assertTrue(printedTo("No space left on device", false).checkError());
    assertFalse(printedTo("Datenübergabe unterbrochen (broken pipe)", true).checkError());
  }

  private static PrintStream printedTo(String failure, boolean pipe) {
    OutputStream failing =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException(failure);
          }
        };
    PrintStream stream =
        new PrintStream(
            new GuardedStream(failing, StandardCharsets.UTF_8, () -> pipe, new byte[0]),
            true,
            StandardCharsets.UTF_8);
    stream.println("a");
    return stream;
  }
}
