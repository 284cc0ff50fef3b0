package org.mmlatch.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.sample.SampleCorpus;
import org.mmlatch.data.sample.SampleOptions;
import org.mmlatch.eval.Predictions;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.run.RunResult;

/** What the docs show does what they say. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExamplesTest {
  private static final Map<String, String> SMALL =
      Map.of("train.epochs", "2", "model.hidden", "8", "device", "cpu", "threads", "1");

  @TempDir private static Path folder;
  private Corpus corpus;

  @BeforeAll
  void makeACorpus() {
    Map<SplitName, Integer> segments =
        Map.of(SplitName.TRAIN, 96, SplitName.VALID, 32, SplitName.TEST, 16);
    corpus =
        SampleCorpus.write(
            folder.resolve("corpus"),
            SampleOptions.standard().withSegments(segments).withLength(6, 12));
  }

  @Test
  void djlsTrainerTrainsAnEncoderOfOnesOwnWithFeedback() throws Exception {
    List<Double> losses = TrainWithDjl.train(corpus, 12);
    assertTrue(losses.get(11) < 0.9 * losses.get(0), losses.toString());
  }

  @Test
  void masksOfAnUntrainedModelLetHalfThrough() {
    Map<Modality, Float> passed = ShowMasks.passed();
    assertEquals(List.of(Modality.TEXT, Modality.AUDIO), List.copyOf(passed.keySet()));
    passed.values().forEach(mean -> assertEquals(0.5f, mean, 0.05f));
  }

  @Test
  void theLossWeighsStrongSentimentMore() {
    try (NDManager manager = NDManager.newBaseManager()) {
      NDArray labels = manager.create(new float[] {0, -2}, new Shape(2, 1));
      NDArray predictions = manager.create(new float[] {1, -1}, new Shape(2, 1));
      NDArray loss = new OwnLoss(0.5f).evaluate(new NDList(labels), new NDList(predictions));
      assertEquals((1 * 1 + 1 * 2) / 2f, loss.getFloat()); // weights 1 and 2
    }
  }

  @Test
  void aTrainingFromJavaIsARunThatPredictsFromJava() throws Exception {
    Path run = folder.resolve("run");
    RunResult result = TrainFromJava.train(corpus.folder(), run, SMALL);
    assertEquals(2, result.epochs());
    List<Predictions.Row> rows = FinishedRun.open(run).predict(corpus, SplitName.TEST).rows();
    float predicted = PredictFromJava.predict(run, corpus.split(SplitName.TEST).segment(5));
    assertEquals(rows.get(5).prediction(), predicted, 1e-5);
  }
}
