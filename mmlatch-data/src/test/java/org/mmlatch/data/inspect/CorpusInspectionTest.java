package org.mmlatch.data.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpora;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.CorpusDescription;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.Target;

class CorpusInspectionTest {
  @TempDir private Path temp;

  private CorpusInspection inspect() {
    return CorpusInspection.of(Corpora.write(temp.resolve("corpus")).folder(), Progress.SILENT);
  }

  @Test
  void aSoundCorpusHasNoDefect() {
    CorpusInspection inspection = inspect();
    assertEquals(List.of(), inspection.defects());
    for (Check check : Check.values()) {
      assertEquals(Outcome.HOLDS, inspection.outcome(check), check.claim(inspection.manifest()));
    }
  }

  @Test
  void eachSplitHasItsSegmentsLengthsAndLabels() {
    SplitInspection train = inspect().splits().get(SplitName.TRAIN);
    assertEquals(2, train.segments());
    assertEquals(3, train.steps());
    assertEquals(1, train.videos());
    assertEquals(List.of(2, 1), train.lengths());
    assertEquals(Map.of(Target.SENTIMENT, List.of(1f, -2f)), train.labels());
    assertEquals(Set.of(Modality.TEXT, Modality.AUDIO), train.features().keySet());
  }

  @Test
  void eachModalityHasItsZeroStepsAndConstantFeatures() {
    SplitInspection train = inspect().splits().get(SplitName.TRAIN);
    assertEquals(
        List.of(new ConstantFeature(1, 5)), train.features().get(Modality.TEXT).constant());
    assertEquals(2, train.features().get(Modality.AUDIO).zeroSteps());
  }

  @Test
  void allSegmentsTogetherAreThoseOfTheSplits() {
    SplitInspection all = inspect().all();
    assertEquals(4, all.segments());
    assertEquals(5, all.steps());
    assertEquals(3, all.videos());
    assertEquals(SegmentId.parse("c[3]"), all.ids().get(3));
    assertEquals(List.of(2, 1, 1, 1), all.lengths());
    assertEquals(List.of(1f, -2f, 0f, 3f), all.validLabels(Target.SENTIMENT));
  }

  @Test
  void itIsTheCorpusThatWasOpened() {
    Corpus corpus = Corpora.write(temp.resolve("corpus"));
    CorpusInspection inspection = CorpusInspection.of(corpus.folder(), Progress.SILENT);
    assertEquals(corpus.fingerprint(), inspection.fingerprint());
    assertEquals(corpus.manifest(), inspection.manifest());
  }

  @Test
  void anEmptyCorpusIsSound() {
    Path folder = temp.resolve("empty");
    try (CorpusWriter writer = CorpusWriter.create(folder, CorpusDescription.of(Corpora.DIMS))) {
      writer.finish();
    }
    CorpusInspection inspection = CorpusInspection.of(folder, Progress.SILENT);
    assertEquals(List.of(), inspection.defects());
    assertEquals(0, inspection.all().segments());
  }

  @Test
  void progressReachesItsEnd() {
    List<Long> left = new ArrayList<>();
    CorpusInspection.of(
        Corpora.write(temp.resolve("corpus")).folder(), (done, total) -> left.add(total - done));
    assertTrue(left.stream().allMatch(mib -> mib >= 0), left.toString());
    assertEquals(0, left.get(left.size() - 1));
  }

  @Test
  void aFolderWithoutManifestIsNoCorpus() {
    String message =
        assertThrows(BadDataException.class, () -> CorpusInspection.of(temp, Progress.SILENT))
            .getMessage();
    assertEquals(temp + " is not a corpus: it has no manifest.json", message);
  }
}
