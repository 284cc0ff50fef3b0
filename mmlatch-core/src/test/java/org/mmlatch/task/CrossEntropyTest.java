package org.mmlatch.task;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmlatch.eval.Label;
import org.mmlatch.eval.TaskDescription;

/**
 * Both cross-entropies, beside those that an independent implementation has in double precision.
 */
class CrossEntropyTest {
  private static final TaskDescription THREE =
      TaskDescription.classification(List.of("a", "b", "c"));
  private static final TaskDescription TWO_LABELS =
      TaskDescription.multilabel(List.of(Label.at("a", 0.5), Label.at("b", 0.5)));

  /** A case of the reference file. */
  private record Case(
      String name, Task task, List<float[]> logits, List<float[]> targets, double loss) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Case> references() throws IOException {
    Path file = Path.of("../mmlatch-eval/src/test/resources/metrics-tasks.json");
    JsonArray cases = JsonParser.parseString(Files.readString(file)).getAsJsonArray();
    return cases.asList().stream()
        .map(JsonElement::getAsJsonObject)
        .filter(json -> json.has("logits"))
        .flatMap(json -> Stream.of("loss", "loss_weighted").flatMap(key -> reference(json, key)));
  }

  private static Stream<Case> reference(JsonObject json, String key) {
    JsonObject expected = json.getAsJsonObject("expected");
    return expected.has(key)
        ? Stream.of(
            new Case(
                json.get("name").getAsString() + " " + key,
                task(json, key.equals("loss_weighted") ? "weights" : "none"),
                List.of(matrix(json, "logits")),
                List.of(matrix(json, "targets")),
                expected.get(key).getAsDouble()))
        : Stream.empty();
  }

  private static Task task(JsonObject json, String weighted) {
    String type = json.get("task").getAsString();
    String key = type.equals("classification") ? "class_weights" : "positive_weights";
    double[] numbers =
        weighted.equals("weights")
            ? new Gson().fromJson(json.get(key), double[].class)
            : new double[0];
    List<Double> weights = Arrays.stream(numbers).boxed().toList();
    int outputs = matrix(json, "logits")[0].length;
    List<String> names = IntStream.range(0, outputs).mapToObj(k -> "output " + k).toList();
    List<Label> labels = names.stream().map(name -> Label.at(name, 0.5)).toList();
    return switch (type) {
      case "classification" -> new Classification(TaskDescription.classification(names), weights);
      case "binary" -> new Presence(TaskDescription.binary(labels.get(0)), weights);
      default -> new Presence(TaskDescription.multilabel(labels), weights);
    };
  }

  /** A list of numbers is a column. */
  private static float[][] matrix(JsonObject json, String key) {
    return json.getAsJsonArray(key).asList().stream()
        .map(
            row ->
                row.isJsonArray()
                    ? new Gson().fromJson(row, float[].class)
                    : new float[] {row.getAsFloat()})
        .toArray(float[][]::new);
  }

  @ParameterizedTest
  @MethodSource("references")
  void theLossOfABatchIsTheReferences(Case reference) {
    float loss =
        batchLoss(
            reference.task(),
            reference.logits().toArray(float[][]::new),
            reference.targets().toArray(float[][]::new));
    assertEquals(reference.loss(), loss, 1e-6);
  }

  @ParameterizedTest
  @MethodSource("references")
  void theLossOfSegmentsIsUnweighted(Case reference) {
    double sum = 0;
    for (int i = 0; i < reference.logits().size(); i++) {
      sum += reference.task().loss(reference.logits().get(i), reference.targets().get(i));
    }
    if (reference.name().endsWith(" loss")) {
      assertEquals(reference.loss(), sum / reference.logits().size(), 1e-6);
    }
  }

  private static float batchLoss(Task task, float[][] logits, float[][] targets) {
    try (NDManager manager = NDManager.newBaseManager()) {
      return task.loss(
              manager.create(flat(logits), new Shape(logits.length, logits[0].length)),
              manager.create(flat(targets), new Shape(targets.length, targets[0].length)))
          .getFloat();
    }
  }

  private static FloatBuffer flat(float[][] rows) {
    FloatBuffer values = FloatBuffer.allocate(rows.length * rows[0].length);
    Arrays.stream(rows).forEach(values::put);
    return values.flip();
  }

  @Test
  void largeLogitsLeaveFiniteLosses() {
    float[][] logits = {{500, -500}, {-500, 500}};
    float[][] labels = {{0, 0}, {0, 1}};
    assertEquals(125, batchLoss(new Presence(TWO_LABELS, List.of()), logits, labels), 1e-4);
    float[][] wrong = {{1}};
    Task classes = new Classification(TaskDescription.classification(List.of("a", "b")), List.of());
    assertEquals(1000, batchLoss(classes, new float[][] {{500, -500}}, wrong), 1e-3);
    assertEquals(1000, classes.loss(new float[] {500, -500}, wrong[0]), 1e-9);
  }

  @Test
  void partsOfABatchAddUpToItByTheirWeights() {
    Task task = new Classification(THREE, List.of(0.5, 2.0, 3.0));
    float[][] logits = {{1, 0, -1}, {0, 2, 1}, {-1, 0, 0.5f}, {2, 2, 1}};
    float[][] targets = {{0}, {1}, {2}, {0}};
    float[][][] parts = {Arrays.copyOf(logits, 3), {logits[3]}};
    float[][][] partTargets = {Arrays.copyOf(targets, 3), {targets[3]}};
    double whole = Arrays.stream(targets).mapToDouble(task::weight).sum();
    double sum = 0;
    for (int i = 0; i < 2; i++) {
      double share = Arrays.stream(partTargets[i]).mapToDouble(task::weight).sum() / whole;
      sum += share * batchLoss(task, parts[i], partTargets[i]);
    }
    assertEquals(6, whole);
    assertEquals(batchLoss(task, logits, targets), sum, 1e-6);
  }

  @Test
  void balancedLabelsWeighTheirPositivesByNegatives() {
    float[][] targets = {{1, 0}, {0, 0}, {0, 1}, {1, 0}};
    assertEquals(List.of(1.0, 3.0), Presence.balance(targets));
  }

  @Test
  void balancedClassesAllWeighAsMuch() {
    float[][] targets = {{0}, {0}, {0}, {2}, {1}, {1}};
    assertEquals(List.of(6 / 9.0, 1.0, 2.0), Classification.balance(targets, 3));
  }

  @Test
  void probabilitiesAreShown() {
    Task labels = new Presence(TWO_LABELS, List.of());
    Task classes = new Classification(THREE, List.of());
    float half = 0.5f;
    assertArrayEquals(
        new float[] {half, 0.75f}, labels.shown(new float[] {0, (float) Math.log(3)}), 1e-6f);
    assertArrayEquals(
        new float[] {0.25f, half, 0.25f},
        classes.shown(new float[] {7, 7 + (float) Math.log(2), 7}),
        1e-6f);
  }
}
