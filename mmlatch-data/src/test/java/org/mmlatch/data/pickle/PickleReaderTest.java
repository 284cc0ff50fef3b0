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
      assertEquals(16, values.names().size());
      assertEquals("no text", values.get("5").orElseThrow().asText().orElseThrow());
      assertEquals("None", values.get("none").orElseThrow().description());
      assertEquals(1, number(values, "yes"));
      assertEquals(-(1L << 40), number(values, "large"));
      assertEquals(2.5, number(values, "scalar"));
      assertEquals(Optional.empty(), values.get("big").orElseThrow().asNumber());
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
    assertTrue(message("\u00ff").contains("0xff is not a pickle operation"));
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
  void dictionariesAndSetsThatPythonWritesByNameAreRead() throws IOException {
    String ordered = "ccollections\nOrderedDict\n";
    for (String two :
        List.of(
            ordered + ")R(U\u0001aK\u0001U\u0001bK\u0002u.",
            ordered + "](](U\u0001aK\u0001e](U\u0001bK\u0002ee\u0085R.", // as Python 2 writes it
            "ccollections\ndefaultdict\nc__builtin__\nlist\n\u0085R(U\u0001aK\u0001U\u0001bK\u0002u.")) {
      PickleDictionary dictionary = read(two).asDictionary().orElseThrow();
      assertEquals(List.of("a", "b"), List.copyOf(dictionary.names()));
      assertEquals(2, number(dictionary, "b"));
    }
    String both = "X\u0001\0\0\0aX\u0001\0\0\0b";
    for (String set :
        List.of(
            "c__builtin__\nset\n](" + both + "e\u0085R.",
            "cbuiltins\nfrozenset\n](" + both + "e\u0085R.",
            "\u008f(" + both + "\u0090.",
            "(" + both + "\u0091.")) {
      assertEquals(Optional.of(List.of("a", "b")), Texts.of(read(set)), set);
    }
    assertTrue(message("c__builtin__\nlist\n)R.").contains("calls LIST; refused"));
    assertTrue(message(ordered + "]Na\u0085R.").contains("expected a key and a value, found None"));
  }

  @Test
  void whatIsNoDataIsRefusedWithWhatToDoInPython() {
    assertTrue(
        message("ctorch._utils\n_rebuild_tensor_v2\n.")
            .endsWith("convert its tensors with tensor.numpy() and save it again"));
    assertTrue(
        message("cpandas.core.frame\nDataFrame\n.").contains("with .to_numpy() or .tolist()"));
    assertTrue(message("cmodels\nSample\n.").contains("convert its other objects to such data"));
  }

  @Test
  void aListThatHoldsItselfIsRead() throws IOException {
    PickleList list = read("]q\u0000h\u0000a.").asList().orElseThrow();
    assertEquals("a list of 1", list.get(0).description());
  }

  @Test
  void whatIsSmallInTheFileAndLargeInMemoryIsRefusedInTime() {
    String text = "X\u0000\u0000\u0010\u0000" + "x".repeat(1 << 20);
    String encode = "c_codecs\nencode\nq\u00020" + text + "U\u0001x\u0086q\u00030";
    assertBudget(encode + "h\u0002h\u0003R".repeat(2000)); // bytes, over and over
    String list = "(" + "N".repeat(300_000) + "lq\u00010"; // objects of an array, over and over
    String type = "cnumpy\ndtype\nU\u0002O8\u0085Rq\u00020";
    String array =
        "cnumpy.core.multiarray\n_reconstruct\n)R(K\u0001J\u00e0\u0093\u0004\u0000\u0085h\u0002\u0089h\u0001tb";
    assertBudget(list + type + array.repeat(2000));
    assertBudget("(" + "}".repeat(6_000_000));
  }

  private void assertBudget(String pickle) {
    String message = message(pickle);
    assertTrue(message.contains("its objects take more than"), message);
  }

  @Test
  void impossibleShapesAreRefused() throws IOException {
    String start =
        "cnumpy.core.multiarray\n_reconstruct\n)R(K\u0001%scnumpy\ndtype\nU\u0002O8\u0085R\u0089%stb.";
    String two = "J\u00ff\u00ff\u00ff\u00ffJ\u00fe\u00ff\u00ff\u00ff\u0086";
    assertTrue(message(start.formatted(two, "](NNe")).contains("the impossible shape [-1, -2]"));
    String axes = "(" + "K\u0001".repeat(100_000) + "t";
    assertTrue(message(start.formatted(axes, "]Na")).contains("at most 32 axes"));
    assertEquals("a list of 0", read(start.formatted("K\u0000\u0085", "]")).description());
  }

  @Test
  void textThatIsNotUtf8IsAnErrorAtItsPlace() {
    String message = message("X\u0004\u0000\u0000\u0000caf\u00e9.");
    assertTrue(message.contains("byte 2, line 1: byte 0xe9 is not UTF-8"), message);
  }
}
