package org.mmlatch.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mmlatch.Modality;
import org.mmlatch.encoder.latefusion.DropoutRates;
import org.mmlatch.encoder.latefusion.LateFusionConfig;
import org.mmlatch.encoder.latefusion.Pooling;
import org.mmlatch.engine.Autograd;
import org.mmlatch.model.FeedbackConfig;
import org.mmlatch.model.FeedbackType;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.MaskMerge;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.RecurrentConfig;
import org.mmlatch.nn.Steps;
import org.mmlatch.nn.Weights;
import org.mmlatch.train.TwoStages.StageOne;

/** Gradients through initial states against differences of the prediction. */
class InitialStateGradientTest {
  private static final Map<Modality, Integer> DIMS =
      Map.of(Modality.TEXT, 4, Modality.AUDIO, 3, Modality.VISUAL, 2);
  private static final float STEP = 1e-2f;

  private static ModelConfig config(RecurrentConfig.Cell cell) {
    FeedbackConfig feedback =
        new FeedbackConfig(
            FeedbackType.LINEAR,
            MaskMerge.MEAN,
            false,
            1,
            false,
            FeedbackConfig.InitialState.STAGE1,
            0,
            0,
            0,
            false);
    RecurrentConfig recurrent = new RecurrentConfig(cell, 2, RecurrentConfig.Directions.BOTH);
    LateFusionConfig encoder = new LateFusionConfig(4, recurrent, Pooling.LAST, DropoutRates.NONE);
    return new ModelConfig(DIMS, encoder, feedback);
  }

  private static Segments segments(NDManager manager) {
    Map<Modality, NDArray> features = new EnumMap<>(Modality.class);
    Random random = new Random(5);
    DIMS.forEach(
        (modality, dim) -> {
          float[][] rows = new float[2 * 6][dim];
          for (int step = 0; step < 6 + 4; step++) { // lengths 6 and 4
            for (int i = 0; i < dim; i++) {
              rows[step][i] = (float) random.nextGaussian();
            }
          }
          features.put(modality, manager.create(rows).reshape(new Shape(2, 6, dim)));
        });
    return new Segments(features, Steps.of(manager.create(new long[] {6, 4}), 6));
  }

  /** Cut off from Stage I, only what Stage II alone reads has the gradient of the whole model. */
  @ParameterizedTest
  @CsvSource({"LSTM, RECORDED", "LSTM, UNRECORDED", "GRU, RECORDED"})
  void gradientsAreTheSlopesOfThePrediction(RecurrentConfig.Cell cell, StageOne stageOne) {
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model = new MMLatch(config(cell));
      Weights.draw(model, manager, 3);
      Segments segments = segments(manager);
      Pass pass = new Pass(new ParameterStore(manager, false), Pass.Purpose.TRAINING);
      TwoStages stages = new TwoStages(model, stageOne);
      model.weights().values().forEach(weight -> Autograd.zeroGradient(weight.getArray()));
      Autograd.backward(Autograd.recorded(() -> stages.predict(pass, segments).sum()));
      Random random = new Random(7);
      int compared = 0;
      for (Map.Entry<String, Parameter> weight : model.weights().entrySet()) {
        if (stageOne == StageOne.RECORDED || weight.getKey().contains(".initial.")) {
          float[] direction = direction(weight.getValue(), random);
          double slope = slope(stages, pass, segments, weight.getValue(), direction);
          float[] gradient =
              Autograd.gradient(weight.getValue().getArray(), manager).toFloatArray();
          assertEquals(slope, dot(gradient, direction), 1e-4, weight.getKey());
          assertTrue(Math.abs(slope) > 0 || !weight.getKey().contains(".initial."));
          compared++;
        }
      }
      assertTrue(compared >= 24, "3 modalities, 2 layers, 2 directions, W and b: " + compared);
    }
  }

  private static float[] direction(Parameter weight, Random random) {
    float[] direction = new float[(int) weight.getShape().size()];
    double squares = 0;
    for (int i = 0; i < direction.length; i++) {
      direction[i] = (float) random.nextGaussian();
      squares += direction[i] * direction[i];
    }
    float norm = (float) Math.sqrt(squares);
    for (int i = 0; i < direction.length; i++) {
      direction[i] /= norm;
    }
    return direction;
  }

  private static double slope(
      TwoStages stages, Pass pass, Segments segments, Parameter weight, float[] direction) {
    float[] before = weight.getArray().toFloatArray();
    double above = predicted(stages, pass, segments, weight, moved(before, direction, STEP));
    double below = predicted(stages, pass, segments, weight, moved(before, direction, -STEP));
    weight.getArray().set(before);
    return (above - below) / (2 * STEP);
  }

  private static float[] moved(float[] values, float[] direction, float by) {
    float[] moved = Arrays.copyOf(values, values.length);
    for (int i = 0; i < moved.length; i++) {
      moved[i] += by * direction[i];
    }
    return moved;
  }

  private static double predicted(
      TwoStages stages, Pass pass, Segments segments, Parameter weight, float[] values) {
    weight.getArray().set(values);
    float[] predictions = Autograd.unrecorded(() -> stages.predict(pass, segments).toFloatArray());
    double sum = 0;
    for (float prediction : predictions) {
      sum += prediction;
    }
    return sum;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }
}
