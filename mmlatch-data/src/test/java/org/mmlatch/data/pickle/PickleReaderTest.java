package org.mmlatch.data.pickle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.BadDataException;
import org.mmlatch.data.FormatFiles;
import org.mmlatch.data.array.ByteFile;

class PickleReaderTest {
  @TempDir private Path folder;

  /** Reads a pickle of the given bytes; every character is one byte. */
  private PickleValue read(String bytes) throws IOException {
    Path path = folder.resolve("p.pkl");
    Files.write(path, ("\u0080\u0002" + bytes).getBytes(StandardCharsets.ISO_8859_1));
    try (ByteFile file = ByteFile.open(path)) {
      assertTrue(PickleReader.matches(file));
      return PickleReader.read(file);
    }
  }

  private String message(String bytes) {
    return assertThrows(BadDataException.class, () -> read(bytes)).getMessage();
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void allThatDataNeedsIsReadInEveryProtocol(int protocol) {
    try (ByteFile file = ByteFile.open(FormatFiles.path("values-" + protocol + ".pkl"))) {
      PickleDictionary values = PickleReader.read(file).asDictionary().orElseThrow();
      assertEquals(16 - 1, values.names().size(), "the key that is no text is left out");
      assertEquals("None", values.get("none").orElseThrow().description());
      assertEquals(1, number(values, "yes"));
      assertEquals(-(1L << 40), number(values, "large"));
      assertEquals(2.5, number(values, "scalar"));
      assertEquals("Grüße", values.get("text").orElseThrow().asText().orElseThrow());
      assertArrayEquals(new double[] {0, 1, 2}, doubles(values, "big", 3));
      assertArrayEquals(
          new double[] {1.5, Double.NEGATIVE_INFINITY, Double.NaN}, doubles(values, "half", 3));
      assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5}, doubles(values, "columns", 6));
      assertEquals(List.of("ab", "c"), values.get("texts").flatMap(Texts::of).orElseThrow());
      PickleList row = list(list(values.get("objects")).get(1));
      assertEquals(Optional.of("b"), row.get(0).asText());
      assertEquals(3, list(values.get("tuple")).size());
    }
  }

  private static double number(PickleDictionary values, String key) {
    return values.get(key).orElseThrow().asNumber().orElseThrow();
  }

  private static double[] doubles(PickleDictionary values, String key, int count) {
    return values.get(key).orElseThrow().asArray().orElseThrow().doubles(0, count);
  }

  private static PickleList list(Optional<PickleValue> value) {
    return list(value.orElseThrow());
  }

  private static PickleList list(PickleValue value) {
    return value.asList().orElseThrow();
  }

  @Test
  void aNameThatIsNotNeededIsRefusedByNameAndPosition() {
    try (ByteFile file = ByteFile.open(FormatFiles.path("calls.pkl"))) {
      String message =
          assertThrows(BadDataException.class, () -> PickleReader.read(file)).getMessage();
      assertTrue(
          message.contains("calls.pkl, byte 38: the name 'posix.system' is refused"), message);
    }
    assertTrue(message("cbuiltins\neval\n.").contains("byte 2: the name 'builtins.eval'"));
  }

  @Test
  void anOperationThatMakesObjectsIsRefusedByName() {
    assertTrue(message("N)\u0081.").contains("byte 4: operation NEWOBJ"));
    assertTrue(message("(i__main__\nC\n.").contains("operation INST"));
    assertTrue(message("I1\n.").contains("save with protocol 2 or later"));
    assertTrue(message("\u00ff").contains("0xff is no operation"));
  }

  @Test
  void onlyKnownNamesAreCalled() {
    assertTrue(message("N)R.").contains("calls None; refused"));
    assertTrue(message("]Nb.").contains("expected a list, found None"));
    assertTrue(message("])b.").contains("sets the state of a list of 0"));
    assertTrue(message("cnumpy\nndarray\n)R.").contains("made without its contents"));
  }

  @Test
  void declaredSizesAreCheckedBeforeAnythingIsAllocated() {
    String huge = "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u007f";
    assertTrue(message("\u008e" + huge).contains("cut off"));
    assertTrue(message("\u008d" + huge).contains("a text of 9223372036854775807 bytes"));
    assertTrue(message("T\u00ff\u00ff\u00ff\u00ff.").contains("cut off"));
    assertTrue(message("\u008a\u0009123456789.").contains("an integer of 9 bytes"));
    String floats = "cnumpy\ndtype\nU\u0002f8\u0085Rq\u0000";
    assertTrue(
        message("cnumpy.core.multiarray\nscalar\n" + floats + "U\u0003abc\u0086R.")
            .contains("needs 8 bytes, found 3"));
  }

  @Test
  void whatLacksOperandsOrAnEndIsDamaged() {
    assertTrue(message(".").contains("lacks an operand"));
    assertTrue(message("(.").contains("lacks an operand"));
    assertTrue(message("]e.").contains("lacks its mark"));
    assertTrue(message("h\u0007.").contains("refers to object 7"));
    assertTrue(message("}(Nu.").contains("a key without a value"));
    assertTrue(message("N").contains("cut off or damaged"));
  }

  @Test
  void aListThatHoldsItselfIsRead() throws IOException {
    PickleList list = read("]q\u0000h\u0000a.").asList().orElseThrow();
    assertEquals("a list of 1", list.get(0).description());
  }
}
