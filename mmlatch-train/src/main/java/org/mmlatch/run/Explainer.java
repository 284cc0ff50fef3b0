package org.mmlatch.run;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.mmlatch.Modality;
import org.mmlatch.batch.ResidentSplit;
import org.mmlatch.data.FeatureMatrix;
import org.mmlatch.data.Segment;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.data.WordRows;
import org.mmlatch.engine.Autograd;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.model.NotedTable;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.task.Task;

/**
 * Explains the prediction of one segment: it observes the model's masks and attention, and predicts
 * the segment without each of its words.
 */
final class Explainer {
  private final RunModel model;

  Explainer(RunModel model) {
    this.model = model;
  }

  /**
   * Explains a segment that has all features that the model reads.
   *
   * @param output the name of the output to explain; empty for the one with the largest value
   */
  Explanation explain(Segment whole, Optional<String> output) {
    int steps = Math.min(whole.length(), model.inputs().longest());
    Segment segment = only(whole, IntStream.range(0, steps).toArray());
    try (NDManager owner = model.manager().newSubManager()) {
      Inside inside = look(segment, owner);
      float[][] raw = predict(variants(segment), owner);
      Task task = model.task();
      float[][] values = Arrays.stream(raw).map(task::shown).toArray(float[][]::new);
      int k = output.map(task.outputs()::indexOf).orElseGet(() -> largest(raw[0]));
      List<Explanation.Word> words = new ArrayList<>();
      for (int i = 0; i < steps; i++) {
        int step = i;
        words.add(
            new Explanation.Word(
                segment.words().map(known -> known.get(step)).orElse(Integer.toString(i + 1)),
                at(i, inside.masks()),
                at(i, inside.attention()),
                at(i, inside.parts()),
                steps == 1
                    ? OptionalDouble.empty()
                    : OptionalDouble.of((double) values[i + 1][k] - values[0][k])));
      }
      return new Explanation(
          segment.id().toString(),
          task.outputs().get(k),
          truths(segment),
          values[0][k],
          probabilities(task, values[0]),
          words,
          inside.whole());
    }
  }

  private static int largest(float[] outputs) {
    int largest = 0;
    for (int k = 1; k < outputs.length; k++) {
      largest = outputs[k] > outputs[largest] ? k : largest;
    }
    return largest;
  }

  /** Returns the true value of each output, where known. */
  private Map<String, Double> truths(Segment segment) {
    float[] target = model.learnt().targets().of(SplitData.of(SplitName.TEST, List.of(segment)))[0];
    List<String> outputs = model.task().outputs();
    boolean isOfClasses = target.length < outputs.size();
    Map<String, Double> truths = new LinkedHashMap<>();
    for (int k = 0; k < outputs.size(); k++) {
      float truth = target[isOfClasses ? 0 : k];
      if (!Float.isNaN(truth)) {
        truths.put(outputs.get(k), isOfClasses ? (truth == k ? 1.0 : 0.0) : truth);
      }
    }
    return truths;
  }

  private static Map<String, Double> probabilities(Task task, float[] shown) {
    Map<String, Double> probabilities = new LinkedHashMap<>();
    if (task.description().type() != TaskDescription.Type.REGRESSION) {
      for (int k = 0; k < shown.length; k++) {
        probabilities.put(task.outputs().get(k), (double) shown[k]);
      }
    }
    return probabilities;
  }

  private static <K> Map<K, Double> at(int step, Map<K, float[]> values) {
    Map<K, Double> at = new LinkedHashMap<>();
    values.forEach((key, all) -> at.put(key, (double) all[step]));
    return at;
  }

  /** Returns the segment and, if it has several steps, copies of it that each lack one step. */
  private static List<Segment> variants(Segment segment) {
    List<Segment> variants = new ArrayList<>(List.of(segment));
    int steps = segment.length();
    for (int i = 0; steps > 1 && i < steps; i++) {
      int left = i;
      variants.add(only(segment, IntStream.range(0, steps).filter(s -> s != left).toArray()));
    }
    return variants;
  }

  private static Segment only(Segment segment, int[] steps) {
    Map<Modality, FeatureMatrix> features = new EnumMap<>(Modality.class);
    segment.features().forEach((modality, all) -> features.put(modality, rows(all, steps)));
    Optional<List<String>> words =
        segment.words().map(all -> Arrays.stream(steps).mapToObj(all::get).toList());
    Map<Modality, WordRows> rows = new EnumMap<>(Modality.class);
    segment.rows().forEach((modality, all) -> rows.put(modality, all.select(steps)));
    return new Segment(segment.id(), features, segment.labels(), words, rows);
  }

  private static FeatureMatrix rows(FeatureMatrix all, int[] steps) {
    float[] values = new float[steps.length * all.dim()];
    for (int i = 0; i < steps.length; i++) {
      System.arraycopy(all.values(), steps[i] * all.dim(), values, i * all.dim(), all.dim());
    }
    return FeatureMatrix.of(all.dim(), values);
  }

  /**
   * Predicts each segment in a separate batch, since with {@code model.padding = released} a
   * prediction depends on its batch.
   */
  private float[][] predict(List<Segment> segments, NDManager owner) {
    ResidentSplit split = model.load(SplitData.of(SplitName.TEST, segments), owner);
    List<int[]> alone =
        IntStream.range(0, split.size()).mapToObj(segment -> new int[] {segment}).toList();
    model.seedEvaluation();
    return model.predictor(owner).predict(split, alone);
  }

  /**
   * Intermediate results of a model: one number per step and, in {@code whole}, tables for the
   * segment.
   */
  private record Inside(
      Map<Modality, float[]> masks,
      Map<String, float[]> attention,
      Map<String, float[]> parts,
      List<Explanation.Numbered> whole) {}

  private Inside look(Segment segment, NDManager owner) {
    ResidentSplit split = model.load(SplitData.of(SplitName.TEST, List.of(segment)), owner);
    Segments input = model.padding().of(split.batch(new int[] {0}, owner));
    Watched watched = new Watched();
    Pass pass =
        new Pass(new ParameterStore(owner, false), Pass.Purpose.EVALUATION).withObserver(watched);
    model.seedEvaluation();
    return Autograd.unrecorded(
        () -> {
          Map<Modality, float[]> masks = new EnumMap<>(Modality.class);
          model
              .stages()
              .masks(pass, input)
              .forEach((m, mask) -> masks.put(m, mask.mean(new int[] {2}).toFloatArray()));
          model.stages().predict(pass, input);
          return new Inside(masks, watched.received(), watched.parts(), watched.whole());
        });
  }

  /**
   * Keeps the attention that each step of a single segment receives and the outputs of the
   * encoder's parts. Values of Stage II overwrite those of Stage I.
   */
  private final class Watched implements Pass.Observer {
    private final Map<Layer, float[]> by = new HashMap<>();
    private final Map<String, Layer> shown = model.model().shown();
    private final Map<Layer, float[]> calculated = new HashMap<>();

    private final Map<String, float[]> notes = new HashMap<>();

    @Override
    public void calculated(Layer layer, NDArray output) {
      if (shown.containsValue(layer)) {
        NDArray ofSteps = output.reshape(output.getShape().get(1), -1); // (T, …)
        boolean isNumber = ofSteps.getShape().get(1) == 1;
        NDArray one = isNumber ? ofSteps : ofSteps.square().sum(new int[] {1}).sqrt();
        calculated.put(layer, one.toFloatArray());
      }
    }

    /** Returns the output of each shown part, a number per step. */
    Map<String, float[]> parts() {
      Map<String, float[]> parts = new LinkedHashMap<>();
      shown.forEach((name, part) -> parts.put(name, calculated.get(part)));
      return parts;
    }

    @Override
    public void noted(String name, NDArray value) {
      notes.put(name, value.toFloatArray());
    }

    /** Returns the tables that the model explains itself with. */
    List<Explanation.Numbered> whole() {
      return model.model().explained().stream()
          .map(table -> new Explanation.Numbered(table, rows(table, notes.get(table.noted()))))
          .toList();
    }

    private static List<List<Double>> rows(NotedTable table, float[] values) {
      int columns = table.columns().size();
      return IntStream.range(0, table.rows().size())
          .mapToObj(
              row ->
                  IntStream.range(0, columns)
                      .mapToObj(column -> (double) values[row * columns + column])
                      .toList())
          .toList();
    }

    @Override
    public void weighted(Layer layer, NDArray weights) {
      NDArray queries = weights.reshape(-1, weights.getShape().getLastDimension()); // of all heads
      by.put(layer, queries.mean(new int[] {0}).toFloatArray());
    }

    /**
     * Returns the attention that each step receives, averaged over the attention layers with the
     * same key.
     */
    Map<String, float[]> received() {
      Map<String, float[]> received = new LinkedHashMap<>();
      model
          .model()
          .attentions()
          .forEach((key, layers) -> received.put(key, mean(layers.stream().map(by::get).toList())));
      return received;
    }

    private static float[] mean(List<float[]> all) {
      float[] mean = new float[all.get(0).length];
      all.forEach(
          one -> {
            for (int i = 0; i < mean.length; i++) {
              mean[i] += one[i] / all.size();
            }
          });
      return mean;
    }
  }
}
