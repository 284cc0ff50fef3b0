package org.mmlatch.data.imports;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpora;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.FormatFiles;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.source.LabelColumn;

class SourceImporterTest {
  @TempDir private Path folder;
  private int made;

  private Corpus run(ImportOptions options) {
    return SourceImporter.run(options, folder.resolve("corpus" + made++), ImportProgress.SILENT);
  }

  private Corpus run(String... names) {
    Path[] paths = new Path[names.length];
    for (int i = 0; i < names.length; i++) {
      paths[i] = FormatFiles.path(names[i]);
    }
    return run(ImportOptions.of(paths));
  }

  private String message(String... names) {
    return assertThrows(BadDataException.class, () -> run(names)).getMessage();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void assertSegment(Segment segment, float label, float[] text, float... audio) {
    assertEquals(label, segment.label());
    assertArrayEquals(text, segment.features().get(Modality.TEXT).values());
    assertArrayEquals(audio, segment.features().get(Modality.AUDIO).values());
  }

  @ParameterizedTest
  @ValueSource(strings = {"mult.pkl", "mult-numpy1.pkl", "mult-behind.pkl", "mmsa.pkl", "arrays"})
  void paddingInFrontAndBehindIsRemovedAndWordsWithoutVectorStay(String name) {
    Corpus corpus = run(name);
    assertEquals(2, corpus.split(SplitName.TRAIN).size());
    Segment first = corpus.split(SplitName.TRAIN).segment(0);
    assertEquals("a[0]", first.id().toString());
    assertSegment(first, 1, new float[] {1, 2, 3, 0, 0, 0}, 100, 101, 102, 103);
    Segment only = corpus.split(SplitName.TEST).segment(0);
    assertEquals("c_d[3]", only.id().toString());
    assertArrayEquals(
        new float[] {223, 224, 225, 226}, only.features().get(Modality.VISUAL).values());
  }

  @Test
  void filesOfOneSplitEachMakeOneCorpus() {
    Map<SplitName, Path> splits = new EnumMap<>(SplitName.class);
    splits.put(SplitName.TRAIN, FormatFiles.path("train.pkl"));
    splits.put(SplitName.VALID, FormatFiles.path("dev.pkl"));
    Corpus corpus = run(ImportOptions.of(FormatFiles.path("test.pkl")).withSplits(splits));
    assertEquals(2, corpus.split(SplitName.TRAIN).size());
    assertEquals("b[0]", corpus.split(SplitName.VALID).id(0).toString());
    assertEquals(Optional.of(List.of("fine", "end")), corpus.split(SplitName.TEST).words(0));
    assertEquals(Set.of(Modality.AUDIO, Modality.VISUAL), corpus.manifest().modalities().keySet());
  }

  @ParameterizedTest
  @ValueSource(strings = {"vectors.txt", "vectors.txt.gz"})
  void wordVectorsBecomeTheTextOfTranscripts(String vectors) {
    Corpus corpus = run("label.csv", vectors);
    assertArrayEquals(
        new float[] {9, 10, 9, 10, 0, 0},
        corpus.split(SplitName.VALID).segment(0).features().get(Modality.TEXT).values());
    assertEquals(Optional.of(List.of("so", "so", "la")), corpus.split(SplitName.VALID).words(0));
    assertEquals(2, corpus.split(SplitName.TRAIN).size());
    assertEquals("8", corpus.manifest().parameters().get("words"));
    assertEquals("1", corpus.manifest().parameters().get("words-out-of-vocabulary"));
  }

  @Test
  void segmentsKnownByTheirStartAreNumberedInItsOrder() {
    Corpus corpus = run("mult-timed.pkl");
    assertEquals("a[1]", corpus.split(SplitName.TRAIN).id(0).toString());
    assertEquals("a[0]", corpus.split(SplitName.TRAIN).id(1).toString());
    assertEquals("test[0]", corpus.split(SplitName.TEST).id(0).toString());
  }

  @Test
  void aLengthThatTheValuesContradictIsAnError() {
    String message = message("mmsa-wrong.pkl");
    assertTrue(message.contains("segment 0 is declared to have 1.0 steps"), message);
  }

  @Test
  void sourcesAreJoinedBySegment() {
    Corpus corpus = run("train.pkl", "mult.pkl");
    Segment first = corpus.split(SplitName.TRAIN).segment(0);
    assertSegment(first, 1, new float[] {1, 2, 3, 0, 0, 0}, 100, 101, 102, 103);
    assertEquals(Optional.of(List.of("good", "film")), first.words());
    assertEquals(2, corpus.manifest().dropped().get(DropReason.NOT_IN_ALL_SOURCES));
  }

  @Test
  void aCorpusIsASourceToo() {
    Path whole = Corpora.write(folder.resolve("whole")).folder();
    Corpus part = run(ImportOptions.of(whole).withModalities(Set.of(Modality.AUDIO)));
    assertEquals(Set.of(Modality.AUDIO), part.manifest().modalities().keySet());
    assertEquals(2, part.split(SplitName.TRAIN).size());
  }

  @Test
  void foldsReplaceTheSplitsOfTheSource() throws IOException {
    Path folds = write("folds.json", "{\"train\": [\"b\"], \"valid\": [\"a\"], \"test\": []}");
    Corpus corpus = run(ImportOptions.of(FormatFiles.path("mult.pkl")).withFolds(folds));
    assertEquals("b[0]", corpus.split(SplitName.TRAIN).id(0).toString());
    assertEquals(1, corpus.manifest().dropped().get(DropReason.NOT_IN_FOLDS));
  }

  @Test
  void labelsThatDisagreeAreAnError() throws IOException {
    Path csv = write("l.csv", "video_id,clip_id,text,label\na,0,good film,-1\n");
    ImportOptions options = ImportOptions.of(FormatFiles.path("mult.pkl"), csv);
    String message = assertThrows(BadDataException.class, () -> run(options)).getMessage();
    assertTrue(message.startsWith("Segment a[0] has the label -1.0 in " + csv), message);
  }

  @Test
  void segmentsOfUnequalLengthsAreAnErrorThatSaysSo() throws IOException {
    Path csv = write("l.csv", "video_id,clip_id,text,label\na,0,good,1\n");
    ImportOptions options =
        ImportOptions.of(FormatFiles.path("mult.pkl"), csv, FormatFiles.path("vectors.txt"));
    String message = assertThrows(BadDataException.class, () -> run(options)).getMessage();
    assertTrue(message.startsWith("Segment a[0] is not aligned: 1 of text, 2 of audio"), message);
  }

  @Test
  void defectsAreTreatedAsThePoliciesSayAndTheManifestSaysSo() throws IOException {
    String rows = "a,0,good film,1,train\na,1,huge,1,train\nb,0,good,9,train\n";
    Path csv = write("l.csv", "video_id,clip_id,text,label,mode\n" + rows);
    Path vectors = write("v.txt", "good 1 2\nfilm 3 4\nhuge 1e39 NaN\n");
    ImportOptions standard = ImportOptions.of(csv, vectors);
    String message = assertThrows(BadDataException.class, () -> run(standard)).getMessage();
    assertTrue(message.startsWith("Segment b[0] has the label 9.0"), message);

    Map<SourceDefect, Policy> policies = new EnumMap<>(SourceDefect.class);
    policies.put(SourceDefect.LABEL, Policy.DROP);
    Corpus zeroed = run(standard.withPolicies(policies));
    assertEquals(2, zeroed.split(SplitName.TRAIN).size());
    assertEquals(2, zeroed.manifest().modalities().get(Modality.TEXT).cleaned().total());
    policies.put(SourceDefect.NOT_FINITE, Policy.DROP);
    Corpus dropped = run(standard.withPolicies(policies));
    assertEquals(1, dropped.split(SplitName.TRAIN).size());
    assertEquals(1, dropped.manifest().dropped().get(DropReason.NOT_FINITE));
    assertEquals("drop", dropped.manifest().parameters().get("on-not-finite"));
    policies.put(SourceDefect.NOT_FINITE, Policy.FAIL);
    ImportOptions strict = standard.withPolicies(policies);
    message = assertThrows(BadDataException.class, () -> run(strict)).getMessage();
    assertTrue(message.startsWith("Segment a[1] has 2 text features that are not finite"), message);
  }

  @Test
  void featuresOfWhichNothingIsLeftEndTheImport() throws IOException {
    Path csv = write("l.csv", "video_id,clip_id,text,label,mode\na,0,good film,1,train\n");
    Path vectors = write("v.txt", "good 1e39 NaN\nfilm 1e300 1e39\n");
    assertEquals(
        "2 of 2 text features would be the same in every step: 1 values are not a number, 3"
            + " infinite, 0 beyond float32",
        refusal(ImportOptions.of(csv, vectors)));
    assertFalse(Files.exists(folder.resolve("corpus0")));
  }

  @Test
  void whatIsMissingIsSaid() throws IOException {
    assertTrue(message("label.csv").startsWith("No source has features"));
    assertTrue(message("vectors.txt").contains("has vectors of words only"));
    assertTrue(message("mult.pkl", "vectors.txt").contains("no source has the words"));
    assertTrue(message("values-4.pkl").contains("is a pickle of a dictionary of [none, yes"));
    assertTrue(message("calls.pkl").contains("'posix.system' is refused"));
    assertTrue(message("make.py").contains("has no known format. Known formats: a corpus"));
    Path csv = write("l.csv", "video_id,clip_id,text,label\na,0,good,1\n");
    ImportOptions options = ImportOptions.of(csv, FormatFiles.path("vectors.txt"));
    assertTrue(
        assertThrows(BadDataException.class, () -> run(options))
            .getMessage()
            .contains("give --folds"));
  }

  private String refusal(ImportOptions options) {
    return assertThrows(BadDataException.class, () -> run(options)).getMessage();
  }

  @Test
  void segmentsWithoutALabelAreTreatedAsThePolicySays() throws IOException {
    String rows =
        "a,0,good film,1,train\na,1,film,,train\nb,0.0,good,-1,valid\nb,1,good,NaN,valid\n";
    Path csv = write("l.csv", "video_id,clip_id,text,label,mode\n" + rows);
    ImportOptions options = ImportOptions.of(csv, FormatFiles.path("vectors.txt"));
    assertTrue(
        refusal(options).startsWith("Segment a[1] has no label; correct the source, or leave"));
    Corpus corpus = run(options.withPolicies(Map.of(SourceDefect.LABEL, Policy.DROP)));
    assertEquals(2, corpus.manifest().dropped().get(DropReason.LABEL));
    assertEquals("b[0]", corpus.split(SplitName.VALID).id(0).toString());
  }

  @Test
  void anotherColumnOfACsvFileCanBeTheLabel() throws IOException {
    String rows = "a;0;good film;0,5;1.5;train\nb;0;good;0,1;-0.5;valid\n";
    Path csv = write("l.csv", "video_id;clip_id;text;label;label_T;mode\n" + rows);
    ImportOptions options = ImportOptions.of(csv, FormatFiles.path("vectors.txt"));
    assertTrue(refusal(options).contains("line 2, column label: expected a number with a decimal"));
    Corpus corpus = run(options.withLabelColumn(LabelColumn.of("label_T")));
    assertEquals(1.5f, corpus.split(SplitName.TRAIN).label(0));
    assertTrue(
        refusal(options.withLabelColumn(LabelColumn.of("none"))).contains("has no column 'none'"));
  }

  @Test
  void idsThatExcelSpoiltAreRefused() throws IOException {
    for (String id : List.of("#NAME?", "2.68E+11", "#VALUE!")) {
      Path csv = write("l.csv", "video_id,clip_id,text,label,mode\n" + id + ",0,good,1,train\n");
      ImportOptions options = ImportOptions.of(csv, FormatFiles.path("vectors.txt"));
      assertTrue(refusal(options).contains("before Excel took it"), id);
    }
  }

  @Test
  void whatWasWindows1252AndReadAsLatin1IsMendedAndCounted() throws IOException {
    String rows = "a,0,it\u0092s \u0093good\u0094,1,train\nb,0,good,-1,valid\n";
    Path csv = write("l.csv", "video_id,clip_id,text,label,mode\n" + rows);
    Corpus corpus = run(ImportOptions.of(csv, FormatFiles.path("vectors.txt")));
    assertEquals(Optional.of(List.of("its", "good")), corpus.split(SplitName.TRAIN).words(0));
    assertEquals("1", corpus.manifest().parameters().get("texts-from-windows-1252"));
  }

  @Test
  void vectorsOfOtherWordsEndTheImport() throws IOException {
    Path vectors = write("v.txt", "hund 1 2\nkatze 3 4\n");
    String message = refusal(ImportOptions.of(FormatFiles.path("label.csv"), vectors));
    assertTrue(message.startsWith("8 of 8 words have no vector, for example [good"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"good\t1 2\nfilm\t3 4\n", "good\t1\t2\n", "good  1  2\n"})
  void vectorsMayBeSeparatedByTabsAndSeveralSpaces(String lines) throws IOException {
    Path csv = write("l.csv", "video_id,clip_id,text,label,mode\na,0,good,-1,train\n");
    Corpus corpus = run(ImportOptions.of(csv, write("v.txt", lines)));
    assertArrayEquals(
        new float[] {1, 2},
        corpus.split(SplitName.TRAIN).segment(0).features().get(Modality.TEXT).values());
  }

  @Test
  void sourcesWithoutACommonSegmentAreNamedWithTheIdsOfBoth() throws IOException {
    Path csv = write("l.csv", "video_id,clip_id,text,label\nA,0,good,1\n");
    String message = refusal(ImportOptions.of(FormatFiles.path("mult.pkl"), csv));
    assertTrue(message.startsWith("No segment is in all sources: "), message);
    assertTrue(message.contains("has ['a[0]', 'a[1]'") && message.contains("has ['A[0]']"));
  }

  @Test
  void splitsOfTuplesMayHaveTheirWordsInFirstPlace() {
    Corpus corpus = run("splits-of-tuples.pkl", "vectors.txt");
    assertEquals(Optional.of(List.of("good", "film")), corpus.split(SplitName.TRAIN).words(0));
    assertEquals("b[0]", corpus.split(SplitName.VALID).id(0).toString());
    assertEquals(3, corpus.split(SplitName.TEST).label(0));
    assertTrue(corpus.manifest().modalities().containsKey(Modality.TEXT));
  }

  @Test
  void aTupleWithSeveralLabelsIsRefused() {
    String message = refusal(ImportOptions.of(FormatFiles.path("tuples-of-emotions.pkl")));
    assertTrue(message.contains("'label' has the shape [2, 1, 6]"), message);
  }
}
