package org.mmlatch.data.imports;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.CleaningCounts;
import org.mmlatch.data.DropReason;
import org.mmlatch.data.FeatureStatistics;
import org.mmlatch.data.SplitName;

/** From which share on something is said of an import, or is an error. */
class ImportChecksTest {
  @TempDir private Path folder;

  /** Asks the checks of an import of a CSV file of train, with vectors for "known". */
  private <T> T ask(List<String> texts, Function<ImportChecks, T> question) {
    String rows =
        IntStream.range(0, texts.size())
            .mapToObj(i -> "v%s,0,%s,%s.5,train".formatted(i, texts.get(i), i % 2 == 0 ? -1 : 1))
            .collect(Collectors.joining("\n", "video_id,clip_id,text,label,mode\n", "\n"));
    ImportOptions options =
        ImportOptions.of(write("label.csv", rows), write("vectors.txt", "known 1 2\nother 3 4\n"));
    try (SourceSet sources = SourceSet.open(options)) {
      JoinedSources joined = JoinedSources.of(sources);
      return question.apply(
          new ImportChecks(
              joined,
              new SplitOfSegment(Optional.empty()),
              ResolvedTargets.of(joined.join(), List.of()),
              options));
    }
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> segments(int count) {
    return Collections.nCopies(count, "known");
  }

  private Optional<String> said(int segments, Map<DropReason, Long> dropped) {
    return ask(segments(segments), checks -> checks.manyLeftOut(dropped));
  }

  @Test
  void aTwentiethOfTheSegmentsLeftOutIsSaid() {
    assertEquals(
        Optional.of("1 of 20 segments are left out: 1 label"),
        said(20, Map.of(DropReason.LABEL, 1L)));
    assertEquals(Optional.empty(), said(21, Map.of(DropReason.LABEL, 1L)));
    assertEquals(Optional.empty(), said(20, Map.of()));
  }

  @Test
  void segmentsWithoutAUsableIntervalCountAmongAll() {
    assertEquals(
        Optional.of("2 of 40 segments are left out: 2 interval"),
        said(38, Map.of(DropReason.INTERVAL, 2L)));
    assertEquals(Optional.empty(), said(39, Map.of(DropReason.INTERVAL, 2L)));
  }

  private Optional<String> refusal(Map<DropReason, Long> dropped, int written) {
    return ask(
        segments(10),
        checks -> {
          try {
            checks.requireMost(dropped, Map.of(SplitName.TRAIN, written));
            return Optional.empty();
          } catch (BadDataException e) {
            return Optional.of(e.getMessage());
          }
        });
  }

  @Test
  void nineOfTenSegmentsLeftOutAreAnErrorUnlessTheUserAskedForIt() {
    assertEquals(Optional.empty(), refusal(Map.of(DropReason.LABEL, 8L), 2));
    assertEquals(
        Optional.of("9 of 10 segments would be left out: 9 label"),
        refusal(Map.of(DropReason.LABEL, 9L), 1));
    assertEquals(Optional.empty(), refusal(Map.of(DropReason.NOT_IN_FOLDS, 9L), 1));
    assertEquals(
        Optional.of("All 10 segments of train would be left out: 10 label"),
        refusal(Map.of(DropReason.LABEL, 10L), 0));
  }

  private static void requireValues(CleaningCounts replaced, double... deviations) {
    List<Double> all = DoubleStream.of(deviations).boxed().toList();
    ImportChecks.requireValues(Modality.AUDIO, replaced, new FeatureStatistics(all, all));
  }

  @Test
  void featuresThatCleaningMadeConstantAreAnError() {
    CleaningCounts replaced = new CleaningCounts(5, 0, 0);
    double[] nine = {1, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    double[] eight = {1, 1, 0, 0, 0, 0, 0, 0, 0, 0};
    String message =
        assertThrows(BadDataException.class, () -> requireValues(replaced, nine)).getMessage();
    assertTrue(
        message.startsWith("9 of 10 audio features would be the same in every step: 5 values"),
        message);
    assertDoesNotThrow(() -> requireValues(replaced, eight));
    assertDoesNotThrow(() -> requireValues(CleaningCounts.NONE, nine));
  }

  private List<String> warnings(String text) {
    return ask(List.of(text), ImportChecks::warnings).stream()
        .filter(warning -> warning.contains("vector"))
        .toList();
  }

  @Test
  void aQuarterOfTheWordsWithoutVectorIsSaid() {
    assertEquals(List.of(), warnings("known known known known new"));
    assertEquals(1, warnings("known known known new").size());
    assertEquals(1, warnings("known new new new new").size());
  }

  @Test
  void nearlyAllWordsWithoutVectorAreAnErrorInsteadOfAWarning() {
    String text = "known" + " new".repeat(9);
    assertEquals(List.of(), warnings(text));
    List<String> problems = ask(List.of(text), ImportChecks::contentProblems);
    assertEquals(1, problems.size());
    assertTrue(problems.get(0).contains("do these vectors have the same language"), problems + "");
    assertEquals(List.of(), ask(List.of("known new"), ImportChecks::contentProblems));
  }
}
