package org.mmlatch.data.csd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmlatch.BadDataException;
import org.mmlatch.data.CleaningCounts;
import org.mmlatch.data.Infinities;

class CsdFileTest {
  private static final double[][] ONE_SECOND = {{0, 1}};
  private static final double[][] THREE_SECONDS = {{0, 1}, {1, 2}, {2, 3}};

  @TempDir private Path folder;

  private static Path resource(String name) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(CsdFileTest.class.getResource("/data/" + name)).toURI());
  }

  private Path write(Object features, Object intervals) {
    Path file = folder.resolve("file.csd");
    try (CsdWriter writer = new CsdWriter(file)) {
      writer.video("v", features, intervals);
    }
    return file;
  }

  private String messageOnFeatures(Path file) {
    try (CsdFile csd = CsdFile.open(file)) {
      return assertThrows(BadDataException.class, () -> csd.features("v", Infinities.ZERO))
          .getMessage();
    }
  }

  private static String messageOnOpening(Path file) {
    return assertThrows(BadDataException.class, () -> CsdFile.open(file)).getMessage();
  }

  @Test
  void compressedChunksAreRead() throws URISyntaxException {
    try (CsdFile csd = CsdFile.open(resource("gzip-audio.csd"))) {
      TimedFeatures clip = csd.features("clip", Infinities.ZERO);
      assertArrayEquals(new float[] {0, 1, 2, 3, 4, 5, 6, 7, 8}, clip.rows().features().values());
      assertEquals(1.5, clip.intervals().end(1));
      assertEquals(3, csd.dim());
      assertEquals(List.of("a", "b", "c"), csd.dimensionNames());
    }
  }

  @Test
  void fixedLengthTextsAreRead() throws URISyntaxException {
    try (CsdFile csd = CsdFile.open(resource("gzip-words.csd"))) {
      assertEquals(Set.of("clip"), csd.videos());
      assertEquals(List.of("sp", "fine", "film"), csd.words("clip").words());
    }
  }

  @Test
  void aSizeThatTheFileCannotHoldIsRefusedBeforeItIsAllocated()
      throws IOException, URISyntaxException {
    byte[] bytes = Files.readAllBytes(resource("gzip-audio.csd"));
    byte[] declared = shape(3, 3);
    for (int at = 0; at + declared.length <= bytes.length; at++) {
      if (Arrays.equals(declared, Arrays.copyOfRange(bytes, at, at + declared.length))) {
        System.arraycopy(shape(1 << 20, 1 << 9), 0, bytes, at, declared.length);
      }
    }
    Path file = Files.write(folder.resolve("huge.csd"), bytes);
    try (CsdFile csd = CsdFile.open(file)) {
      String message =
          assertThrows(BadDataException.class, () -> csd.features("clip", Infinities.ZERO))
              .getMessage();
      assertTrue(
          message.startsWith(
              file
                  + ", video clip: dataset features declares [1048576, 512] values of 4 bytes,"
                  + " more than the "),
          message);
    }
  }

  private static byte[] shape(long rows, long columns) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putLong(rows)
        .putLong(columns)
        .array();
  }

  @Test
  void aDamagedDatasetIsNamedWithItsVideo() throws IOException, URISyntaxException {
    byte[] bytes = Files.readAllBytes(resource("gzip-audio.csd"));
    String chunks = new String(bytes, StandardCharsets.ISO_8859_1).replace("TREE\1", "FREE\1");
    Path file = folder.resolve("damaged.csd");
    Files.writeString(file, chunks, StandardCharsets.ISO_8859_1);
    try (CsdFile csd = CsdFile.open(file)) {
      String message =
          assertThrows(BadDataException.class, () -> csd.features("clip", Infinities.ZERO))
              .getMessage();
      assertTrue(message.startsWith(file + ", video clip is damaged: "), message);
    }
  }

  @Test
  void doublesAreNarrowedAndCleaned() {
    Path file = write(new double[][] {{1.5, Double.NaN, 1e200}}, ONE_SECOND);
    try (CsdFile csd = CsdFile.open(file)) {
      TimedFeatures video = csd.features("v", Infinities.ZERO);
      assertArrayEquals(new float[] {1.5f, 0, 0}, video.rows().features().values());
      assertEquals(Map.of(0, new CleaningCounts(1, 0, 1)), video.rows().replaced());
    }
  }

  @Test
  void integersAreNumbersToo() {
    try (CsdFile csd = CsdFile.open(write(new int[][] {{4, 5}}, ONE_SECOND))) {
      assertArrayEquals(new double[] {4, 5}, csd.labels("v").values().get(0));
    }
    try (CsdFile csd = CsdFile.open(write(new long[][] {{6, 7}}, ONE_SECOND))) {
      assertArrayEquals(new double[] {6, 7}, csd.labels("v").values().get(0));
    }
    try (CsdFile csd = CsdFile.open(write(new byte[][] {{-3, 2}}, ONE_SECOND))) {
      assertArrayEquals(new double[] {-3, 2}, csd.labels("v").values().get(0));
    }
  }

  @Test
  void aSingleColumnNeedsNoSecondDimension() {
    try (CsdFile csd = CsdFile.open(write(new float[] {3}, ONE_SECOND))) {
      assertEquals(1, csd.dim());
    }
  }

  @Test
  void namesThatAreNoJsonAreNoNames() {
    Path file = folder.resolve("names.csd");
    try (CsdWriter writer = new CsdWriter(file)) {
      writer.names("pitch, energy").video("v", new float[][] {{1, 2}}, ONE_SECOND);
    }
    try (CsdFile csd = CsdFile.open(file)) {
      assertEquals(List.of(), csd.dimensionNames());
    }
  }

  @Test
  void aTextInPlaceOfANumberIsNamed() {
    Path file = write(new String[][] {{"a"}}, ONE_SECOND);
    assertEquals(
        file + ", video v holds values of type String; expected numbers", messageOnFeatures(file));
  }

  @Test
  void aNumberInPlaceOfAWordIsNamed() {
    Path file = write(new float[][] {{1}}, ONE_SECOND);
    try (CsdFile csd = CsdFile.open(file)) {
      BadDataException e = assertThrows(BadDataException.class, () -> csd.words("v"));
      assertEquals(file + ", video v has no texts; expected one word per row", e.getMessage());
    }
  }

  @Test
  void everyRowNeedsAnInterval() {
    Path file = write(new float[][] {{1}, {2}}, ONE_SECOND);
    assertEquals(
        file
            + ", video v has 2 rows of features but 2 numbers in its intervals;"
            + " expected two per row",
        messageOnFeatures(file));
  }

  @Test
  void anIntervalEndsAfterItStarts() {
    Path file = write(new float[][] {{1}}, new double[][] {{2, 1}});
    assertEquals(
        file
            + ", video v has an interval from 2.0 to 1.0 s in row 0;"
            + " an end must follow its start. Correct it, or leave such rows out with --on interval=drop",
        messageOnFeatures(file));
  }

  @Test
  void featuresAreATable() {
    Path file = write(new float[][][] {{{1}}}, ONE_SECOND);
    assertEquals(
        file + ", video v has features of shape [1, 1, 1]; expected rows and columns",
        messageOnFeatures(file));
  }

  @Test
  void aMissingDatasetIsNamed() {
    Path file = folder.resolve("file.csd");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putGroup("root").putGroup("data").putGroup("v").putDataset("other", new int[] {1});
    }
    assertEquals(file + ", video v has no features", messageOnFeatures(file));
  }

  @Test
  void aFileThatIsNotHdf5IsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("text.csd"), "a text and nothing more");
    assertTrue(messageOnOpening(file).startsWith(file + " is not an HDF5 file: "));
  }

  @Test
  void aMissingFileIsNamed() {
    Path file = folder.resolve("none.csd");
    assertEquals("There is no file " + file, messageOnOpening(file));
  }

  @Test
  void theGroupsOfACsdFileAreRequired() {
    Path file = folder.resolve("file.csd");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putGroup("root").putGroup("date");
    }
    assertEquals(
        file + " is not a .csd file: /root/ has no group 'data', only [date]",
        messageOnOpening(file));
  }

  @Test
  void oneGroupLiesAtTheRoot() {
    Path file = folder.resolve("file.csd");
    try (WritableHdfFile hdf = HdfFile.write(file)) {
      hdf.putGroup("one");
      hdf.putGroup("two");
    }
    assertEquals(
        file + " is not a .csd file: expected one group at its root, found [one, two]",
        messageOnOpening(file));
  }

  @ParameterizedTest
  @CsvSource({
    "packed-lz4.csd, the filter lz4 (32004)",
    "packed-bitshuffle.csd, the filter bitshuffle (32008)",
    "packed-scaleoffset.csd, name='scaleoffset'",
    "newer-layout.csd, data layout message version",
  })
  void soundHdf5ThatIsNotReadIsNotCalledDamaged(String name, String what)
      throws URISyntaxException {
    try (CsdFile csd = CsdFile.open(resource(name))) {
      String message =
          assertThrows(BadDataException.class, () -> csd.features("clip", Infinities.ZERO))
              .getMessage();
      assertTrue(message.contains(what) && message.contains("h5repack"), message);
    }
  }

  @Test
  void theNumberOfFeaturesIsThatOfAVideoThatHasSome() throws URISyntaxException {
    try (CsdFile csd = CsdFile.open(resource("empty-first.csd"))) {
      assertEquals(3, csd.dim());
      assertEquals(0, csd.features("first", Infinities.ZERO).intervals().size());
      assertEquals(3, csd.features("first", Infinities.ZERO).rows().features().dim());
    }
  }

  private static List<Object> numbersOfAllTypes() {
    return List.of(
        new double[][] {{-1, 2}},
        new float[][] {{-1, 2}},
        new long[][] {{-1, 2}},
        new int[][] {{-1, 2}},
        new short[][] {{-1, 2}},
        new byte[][] {{-1, 2}});
  }

  @ParameterizedTest
  @MethodSource("numbersOfAllTypes")
  void featuresAreNumbersOfAnyType(Object features) {
    try (CsdFile csd = CsdFile.open(write(features, ONE_SECOND))) {
      float[] values = csd.features("v", Infinities.ZERO).rows().features().values();
      assertArrayEquals(new float[] {-1, 2}, values);
    }
  }

  @Test
  void wordsOfAnAsciiDatasetMayBeUtf8() throws IOException {
    Path file = write(new String[][] {{"plain"}, {"caf##"}, {"end"}}, THREE_SECONDS);
    byte[] bytes = Files.readAllBytes(file);
    byte[] accent = "é".getBytes(StandardCharsets.UTF_8);
    for (int at = 0; at + 1 < bytes.length; at++) {
      if (bytes[at] == '#' && bytes[at + 1] == '#') {
        System.arraycopy(accent, 0, bytes, at, accent.length);
      }
    }
    Files.write(file, bytes);
    try (CsdFile csd = CsdFile.open(file)) {
      assertEquals(List.of("plain", "café", "end"), csd.words("v").words());
    }
  }
}
