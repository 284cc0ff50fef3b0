package org.mmlatch.serving;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.inference.Predictor;
import ai.djl.modality.Input;
import ai.djl.modality.Output;
import ai.djl.repository.zoo.Criteria;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.translate.ServingTranslatorFactory;
import ai.djl.translate.TranslateException;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.eval.Predictions;
import org.mmlatch.run.FinishedRun;
import org.mmlatch.run.RefusedException;
import org.mmlatch.run.RunFolder;
import org.mmlatch.run.TextPrediction;
import org.mmlatch.run.TinyRun;
import org.mmlatch.run.TrainingRun;

/** A trained run is a model of DJL's, from its folder and from a package. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServedRunTest {
  private static final Map<String, String> NORMALISED =
      Map.of("train.epochs", "1", "data.normalise.audio", "z-score", "data.max-length", "7");

  @TempDir private static Path folder;
  private Corpus corpus;
  private Path run;
  private List<Predictions.Row> predicted;

  @BeforeAll
  void train() {
    corpus = TinyRun.corpus(folder.resolve("corpus"));
    run = trained("run", NORMALISED);
    predicted = FinishedRun.open(run).predict(corpus, SplitName.TEST).rows();
  }

  private Path trained(String name, Map<String, String> settings) {
    RunFolder trained = new RunFolder(folder.resolve(name));
    new TrainingRun(TinyRun.settings(settings), trained, corpus).train(() -> false);
    return trained.path();
  }

  private static Path unpacked(Path zip) throws IOException {
    Path target = Files.createTempDirectory(folder, "unpacked");
    try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry e = entries.getNextEntry(); e != null; e = entries.getNextEntry()) {
        Path file = target.resolve(e.getName());
        Files.createDirectories(file.getParent());
        Files.copy((InputStream) entries, file);
      }
    }
    return target;
  }

  /** As DJL Serving loads it. */
  private static ZooModel<Input, Output> served(Path model) throws Exception {
    return Criteria.builder()
        .setTypes(Input.class, Output.class)
        .optModelPath(model)
        .optTranslatorFactory(new ServingTranslatorFactory())
        .build()
        .loadModel();
  }

  private static String answer(Predictor<Input, Output> predictor, String request)
      throws TranslateException {
    Input input = new Input();
    input.add(request);
    return predictor.predict(input).getData().getAsString();
  }

  private static JsonObject json(Segment segment) {
    JsonObject json = new JsonObject();
    segment.features().forEach((modality, matrix) -> json.add(modality.key(), json(matrix)));
    return json;
  }

  private static JsonArray json(FeatureMatrix matrix) {
    JsonArray rows = new JsonArray();
    for (int t = 0; t < matrix.rows(); t++) {
      JsonArray row = new JsonArray();
      for (int d = 0; d < matrix.dim(); d++) {
        row.add(matrix.get(t, d));
      }
      rows.add(row);
    }
    return rows;
  }

  @Test
  void djlLoadsItsFolderAndPredictsWhatTheProgramDoes() throws Exception {
    SplitData test = corpus.split(SplitName.TEST);
    try (ZooModel<Segment, float[]> model = SegmentTranslator.criteria(run).loadModel();
        Predictor<Segment, float[]> predictor = model.newPredictor()) {
      for (int i = 0; i < predicted.size(); i++) {
        float[] value = predictor.predict(test.segment(i));
        assertArrayEquals(new float[] {predicted.get(i).prediction()}, value, 1e-5f);
      }
    }
  }

  @Test
  void aPackageAnswersRequestsForOneSegmentAndForMany() throws Exception {
    Path zip = folder.resolve("run.zip");
    ModelPackage.write(FinishedRun.open(run), Optional.empty(), zip);
    SplitData test = corpus.split(SplitName.TEST);
    JsonArray all = new JsonArray();
    for (int i = 0; i < test.size(); i++) {
      all.add(json(test.segment(i)));
    }
    try (ZooModel<Input, Output> model = served(unpacked(zip));
        Predictor<Input, Output> predictor = model.newPredictor()) {
      JsonObject one =
          JsonParser.parseString(answer(predictor, all.get(3).toString())).getAsJsonObject();
      assertEquals(predicted.get(3).prediction(), one.get("sentiment").getAsDouble(), 1e-5);
      JsonArray many = JsonParser.parseString(answer(predictor, all.toString())).getAsJsonArray();
      assertEquals(test.size(), many.size());
      for (int i = 0; i < many.size(); i++) {
        double value = many.get(i).getAsJsonObject().get("sentiment").getAsDouble();
        assertEquals(predicted.get(i).prediction(), value, 1e-5);
      }
    }
  }

  @Test
  void thePackageOfARunIsARunAndTheSameBytesEveryTime() throws IOException {
    Path first = folder.resolve("first.zip");
    Path second = folder.resolve("second.zip");
    ModelPackage.write(FinishedRun.open(run), Optional.empty(), first);
    ModelPackage.write(FinishedRun.open(run), Optional.empty(), second);
    assertEquals(-1, Files.mismatch(first, second));
    List<Predictions.Row> rows =
        FinishedRun.open(unpacked(first)).predict(corpus, SplitName.TEST).rows();
    assertEquals(predicted, rows);
  }

  @Test
  void aRunThatReadsTextAloneAnswersWords() throws Exception {
    Path text = trained("text", Map.of("train.epochs", "1", "model.modalities", "[text]"));
    Path glove = folder.resolve("glove.txt");
    Map<String, float[]> vectors = new HashMap<>();
    StringBuilder lines = new StringBuilder();
    for (String word : List.of("good", "film", "The")) {
      float[] vector = new float[9];
      lines.append(word);
      for (int d = 0; d < vector.length; d++) {
        vector[d] = (word.length() + d) * 0.25f;
        lines.append(' ').append(vector[d]);
      }
      vectors.put(word, vector);
      lines.append('\n');
    }
    Files.writeString(glove, lines);
    Path zip = folder.resolve("text.zip");
    ModelPackage.write(FinishedRun.open(text), Optional.of(glove), zip);
    JsonObject matrix = new JsonObject();
    float[] values = new float[3 * 9]; // unknown, good, film
    System.arraycopy(vectors.get("good"), 0, values, 9, 9);
    System.arraycopy(vectors.get("film"), 0, values, 18, 9);
    matrix.add("text", json(FeatureMatrix.of(9, values)));
    try (ZooModel<Input, Output> model = served(unpacked(zip));
        Predictor<Input, Output> predictor = model.newPredictor()) {
      String answer = answer(predictor, "{\"text\": \"What GOOD film!\"}");
      assertEquals(answer(predictor, matrix.toString()), answer);
      TextPrediction predicted =
          FinishedRun.open(text).predictTexts(List.of("good", "What GOOD film!"), glove).get(1);
      assertEquals(List.of("what"), predicted.unknown());
      double served =
          JsonParser.parseString(answer).getAsJsonObject().get("sentiment").getAsDouble();
      assertEquals(served, predicted.shown().get(0), 1e-5);
      String said =
          assertThrows(TranslateException.class, () -> answer(predictor, "{\"text\": \" \"}"))
              .getMessage();
      assertTrue(said.contains("segment 0, text: expected words, found none"), said);
    }
  }

  @Test
  void wordsAloneAreNoSegmentOfARunThatListens() throws IOException {
    Path glove = Files.writeString(folder.resolve("short.txt"), "good 1 2 3\nfilm 3 4 5\n");
    FinishedRun trimodal = FinishedRun.open(run);
    Path out = folder.resolve("no.zip");
    String said =
        assertThrows(
                BadDataException.class, () -> ModelPackage.write(trimodal, Optional.of(glove), out))
            .getMessage();
    assertTrue(said.contains("[text, audio, visual]"), said);
    assertTrue(Files.notExists(out));
  }

  @Test
  void aRunWhosePredictionsDependOnTheirBatchIsRefused() {
    Path released = trained("released", Map.of("train.epochs", "1", "model.padding", "released"));
    String said =
        assertThrows(RefusedException.class, () -> SegmentTranslator.criteria(released))
            .getMessage();
    assertTrue(said.contains("model.padding = released"), said);
  }

  @Test
  void aRunWhosePredictionsAreRandomIsRefusedButNotOneWithoutMasksToDrop() {
    Map<String, String> draws =
        Map.of("train.epochs", "1", "feedback.mask-dropout-at-evaluation", "true");
    Path random = trained("random", draws);
    String said =
        assertThrows(RefusedException.class, () -> SegmentTranslator.criteria(random)).getMessage();
    assertTrue(said.contains("feedback.mask-dropout-at-evaluation"), said);
    Map<String, String> without = new HashMap<>(draws);
    without.put("feedback.type", "none");
    assertNotNull(SegmentTranslator.criteria(trained("without", without)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{                             | not JSON",
        "3                             | expected a segment {…} or a list",
        "[]                            | expected a segment {…} or a list",
        "[4]                           | segment 0: expected an object",
        "{\"text\": [[1]]}             | expected [text, audio, visual], found [text]",
        "{\"text\": \"good\"}          | no word vectors",
        "{\"text\": [[1], [1, 2]]}     | step 1: expected a list of numbers, as many as in step 0",
        "{\"text\": [[\"a\"]]}         | step 0, feature 0: expected a number",
        "{\"text\": []}                | at least one step",
        "{\"text\": [[1]], \"words\": 3, \"audio\": [[1]], \"visual\": [[1]]} | found [text, words",
        "{\"text\": [[1]], \"audio\": [[1]], \"visual\": [[1]]} | the model reads 9",
        "{\"text\": [[1], [2]], \"audio\": [[1]], \"visual\": [[1]]} | not aligned",
      })
  void aWrongRequestIsToldWhatIsExpected(String request, String expected) throws Exception {
    Path zip = folder.resolve("wrong.zip");
    ModelPackage.write(FinishedRun.open(run), Optional.empty(), zip);
    try (ZooModel<Input, Output> model = served(unpacked(zip));
        Predictor<Input, Output> predictor = model.newPredictor()) {
      String said =
          assertThrows(TranslateException.class, () -> answer(predictor, request)).getMessage();
      assertTrue(said.contains(expected), said);
    }
  }

  @Test
  void aPredictionThatIsNotFiniteIsNoAnswer() throws Exception {
    Path mult = trained("mult", Map.of("train.epochs", "1", "model.encoder", "mult"));
    Path zip = folder.resolve("mult.zip");
    ModelPackage.write(FinishedRun.open(mult), Optional.empty(), zip);
    Segment segment = corpus.split(SplitName.TEST).segment(0);
    JsonObject request = json(segment);
    for (JsonElement row : request.getAsJsonArray("audio")) {
      row.getAsJsonArray().set(0, new JsonPrimitive(Float.MAX_VALUE));
    }
    try (ZooModel<Input, Output> model = served(unpacked(zip));
        Predictor<Input, Output> predictor = model.newPredictor()) {
      String said =
          assertThrows(TranslateException.class, () -> answer(predictor, request.toString()))
              .getMessage();
      assertTrue(said.contains("segment 0: its prediction is not finite"), said);
    }
  }

  @Test
  void aSegmentWithoutWhatTheModelReadsIsRefused() throws Exception {
    Segment text = corpus.split(SplitName.TEST).segment(0);
    Segment lacking =
        new Segment(
            text.id(),
            Map.of(Modality.TEXT, text.features().get(Modality.TEXT)),
            Float.NaN,
            Optional.empty());
    try (ZooModel<Segment, float[]> model = SegmentTranslator.criteria(run).loadModel();
        Predictor<Segment, float[]> predictor = model.newPredictor()) {
      Throwable said = assertThrows(TranslateException.class, () -> predictor.predict(lacking));
      assertTrue(said.getMessage().contains("has no audio"), said.getMessage());
    }
  }
}
