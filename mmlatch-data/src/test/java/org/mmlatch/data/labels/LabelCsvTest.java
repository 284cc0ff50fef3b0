package org.mmlatch.data.labels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.BadDataException;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.source.FileSplit;
import org.mmlatch.data.source.RawLabel;
import org.mmlatch.data.source.Reading;
import org.mmlatch.data.source.SourceSegment;
import org.mmlatch.data.source.TargetColumn;

class LabelCsvTest {
  private static final String HEADER = "video_id,clip_id,label,mode,text";

  @TempDir private Path folder;
  private Path file;

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("label.csv");
  }

  private List<SourceSegment> segments(String header, String... rows) throws IOException {
    Files.writeString(file, header + "\n" + String.join("\n", rows));
    String first = CsvLayout.header(Files.readString(file));
    return LabelCsv.read(file, first, FileSplit.of(file, Optional.empty()), Reading.STANDARD)
        .segments();
  }

  private String messageOf(String header, String... rows) {
    return assertThrows(BadDataException.class, () -> segments(header, rows)).getMessage();
  }

  @Test
  void theLastRowNeedsNoEnd() throws IOException {
    assertEquals(2, segments(HEADER, "a,0,1,train,good", "b,0,-1,valid,\"so, so\"").size());
    assertEquals(2, segments(HEADER, "a,0,1,train,good", "b,0,-1,valid,bad\n\n").size());
    assertEquals(0, segments(HEADER).size());
  }

  @Test
  void theFileMayBePacked() throws IOException {
    Path packed = folder.resolve("label.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write((HEADER + "\na,0,1,train,good\n").getBytes(StandardCharsets.UTF_8));
    }
    FileSplit none = FileSplit.of(packed, Optional.empty());
    assertEquals(1, LabelCsv.read(packed, HEADER, none, Reading.STANDARD).segments().size());
    byte[] all = Files.readAllBytes(packed);
    Files.write(packed, Arrays.copyOf(all, all.length - 9));
    String message =
        assertThrows(
                BadDataException.class, () -> LabelCsv.read(packed, HEADER, none, Reading.STANDARD))
            .getMessage();
    assertTrue(message.startsWith(packed + " is cut off or damaged"), message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "video_id;clip_id;label;mode;text|a;0;1;train;so, so",
        "sep=;|video_id;clip_id;label;mode;text|a;0;1;train;so, so",
        "\"SEP=;\"|video_id;clip_id;label;mode;text|a;0;1;train;\"so, so\"",
        "video_id\tclip_id\tlabel\tmode\ttext|a\t0\t1\ttrain\tso, so",
        "sep=,|video_id, clip_id, label, mode, text|a, 0, 1, train,\"so, so\"",
        "video_id ; clip_id ; label ; mode ; text|a ; 0 ; 1 ; train ; so, so"
      })
  void theSeparatorIsThatOfTheHeaderAndMayHaveBlanks(String lines) throws IOException {
    SourceSegment segment = segments(lines.replace('|', '\n')).get(0);
    assertEquals("a[0]", segment.id().toString());
    assertEquals(Optional.of(SplitName.TRAIN), segment.split());
    assertEquals(Optional.of(List.of("so", "so")), segment.words());
  }

  @Test
  void linesAreCountedWithTheOneThatSaysTheSeparator() {
    String message = messageOf("sep=;\n" + HEADER.replace(',', ';'), "a;x;1;train;good");
    assertEquals(file + ", line 3, column clip_id: expected a whole number, found 'x'", message);
  }

  @Test
  void aQuoteAfterABlankIsNotReadAsText() {
    String message = messageOf(HEADER.replace(",", ", "), "a, 0, 1, train, \"good\"");
    assertEquals(
        file
            + ", line 2: a quote after a blank quotes nothing; remove the blanks after the"
            + " separators",
        message);
  }

  @Test
  void aQuoteThatIsNeverClosedTakesInNoRowsUnnoticed() {
    assertEquals(
        file + ", line 3: a quote is opened and never closed; close it, or double it within a text",
        messageOf(HEADER, "a,0,1,train,good", "b,0,-1,valid,\"so so", "c,0,0,test,bad"));
  }

  @Test
  void aSecondColumnOfANameIsNotPassedOver() {
    assertEquals(
        file + " has more than one column 'label'; rename or remove all but one",
        messageOf("video_id,clip_id,label,label,mode,text", "a,0,1,-1,train,good"));
  }

  @Test
  void aSecondColumnThatNobodyReadsMayBeThere() throws IOException {
    assertEquals(1, segments(HEADER + ",note,note", "a,0,1,train,good,x,y").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"1f", "2d", "0x1p1", "Infinity", "1_0", "١"})
  void aLabelIsNoNumberInTheNotationOfAProgram(String label) {
    String message = messageOf(HEADER, "a,0," + label + ",train,good");
    assertTrue(message.contains("line 2, column label: expected a number"), message);
  }

  @Test
  void aClassMayBeCalledNoneIfItIsDeclared() throws IOException {
    assertEquals(Map.of(), firstLabels("tone:class", "none"));
    assertEquals(Map.of(), firstLabels("tone:class:good|bad", "none"));
    assertEquals(
        Map.of("tone", RawLabel.of("none")), firstLabels("tone:class:good|none", " none "));
  }

  @Test
  void spacesOfAnyLanguageAreNotPartOfANumber() throws IOException {
    assertEquals(Map.of("tone", RawLabel.of(1.5)), firstLabels("tone:real", "\u30001.5"));
  }

  private Map<String, RawLabel> firstLabels(String declared, String field) throws IOException {
    Files.writeString(file, HEADER + "\na,0," + field + ",train,good\n");
    Reading reading = Reading.STANDARD.withLabels(List.of(TargetColumn.parse(declared)));
    return LabelCsv.read(file, HEADER, FileSplit.of(file, Optional.empty()), reading)
        .segments()
        .get(0)
        .labels();
  }
}
