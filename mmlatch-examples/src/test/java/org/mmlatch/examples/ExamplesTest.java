package org.mmlatch.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.Progress;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.sample.SampleCorpus;
import org.mmlatch.data.sample.SampleOptions;
import org.mmlatch.eval.Predictions;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.run.RunResult;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;

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
    Engine.getInstance().setRandomSeed(1);
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

  @Test
  void settingsOfOtherLibrariesAreNotTakenForOurs() {
    assertTrue(ConfigFactory.parseResources("reference.conf").hasPath("another-library.level"));
    assertTrue(SettingsLoader.defaults().values().containsKey("transformer.width"));
  }

  @Test
  void aTransformerOfOneModalityIsTrainedWithFeedbackBySettings() {
    Map<String, String> settings = new HashMap<>(SMALL);
    settings.putAll(
        Map.of(
            "model.encoder", "transformer",
            "model.modalities", "[text]",
            "transformer.width", "8",
            "transformer.heads", "2",
            "feedback.type", "linear"));
    Path run = folder.resolve("transformer");
    RunResult result = TrainFromJava.train(corpus.folder(), run, settings);
    assertEquals(2, result.epochs());
    assertEquals(2, FinishedRun.open(run).masks(corpus, SplitName.TEST, Progress.SILENT).size());
    settings.put("transformer.heads", "3");
    Path impossible = folder.resolve("impossible");
    String said =
        assertThrows(
                SettingsException.class,
                () -> TrainFromJava.train(corpus.folder(), impossible, settings))
            .getMessage();
    assertTrue(said.contains("a multiple of transformer.heads"), said);
  }

  /** Every block of Java in the docs is a part of an example, but for its indentation. */
  @Test
  void theDocsShowWhatIsCompiled() throws IOException {
    Path root = Path.of("").toAbsolutePath().getParent();
    StringBuilder sources = new StringBuilder();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/org/mmlatch/examples"))) {
      for (Path file : files.sorted().toList()) {
        sources.append(plain(Files.readString(file)));
      }
    }
    String page = Files.readString(root.resolve("docs/library.md"));
    List<String> blocks =
        Pattern.compile("```java\\R(.*?)```", Pattern.DOTALL)
            .matcher(page)
            .results()
            .map(block -> block.group(1))
            .toList();
    assertTrue(blocks.size() >= 6, "only " + blocks.size());
    for (String block : blocks) {
      assertTrue(sources.indexOf(plain(block)) >= 0, block);
    }
  }

  private static String plain(String source) {
    return source.replaceAll("\\s+", " ").strip();
  }
}
