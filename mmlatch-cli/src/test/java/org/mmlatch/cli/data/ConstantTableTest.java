package org.mmlatch.cli.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.Modality;
import org.mmlatch.data.CorpusDescription;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.Progress;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SegmentId;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.inspect.CorpusInspection;

class ConstantTableTest {
  @TempDir private Path temp;

  private CorpusInspection inspect(float... step) {
    CorpusDescription description = CorpusDescription.of(Map.of(Modality.VISUAL, step.length));
    try (CorpusWriter writer = CorpusWriter.create(temp.resolve("corpus"), description)) {
      writer.add(
          SplitName.TRAIN,
          new Segment(
              SegmentId.parse("a[0]"),
              Map.of(Modality.VISUAL, FeatureMatrix.of(step.length, step)),
              0,
              Optional.empty()));
      writer.finish();
    }
    return CorpusInspection.of(temp.resolve("corpus"), Progress.SILENT);
  }

  @Test
  void featuresWithoutNamesAreNumbered() {
    assertEquals(
        List.of(List.of("visual", "train", "feature-0=0.5000, feature-1=2")),
        ConstantTable.of(inspect(0.5f, 2)).rows());
  }

  @Test
  void ofManyFeaturesTheFirstAreNamedOverSeveralLines() {
    List<List<String>> rows = ConstantTable.of(inspect(new float[300])).rows();
    assertEquals(4, rows.size());
    assertEquals(List.of("", ""), rows.get(3).subList(0, 2));
    assertEquals(
        "feature-17=0, feature-18=0, feature-19=0 and 280 more (see --json)", rows.get(3).get(2));
  }
}
