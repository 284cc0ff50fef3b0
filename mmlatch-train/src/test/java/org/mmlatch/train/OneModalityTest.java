package org.mmlatch.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.ParameterStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mmlatch.Modality;
import org.mmlatch.encoder.EncoderType;
import org.mmlatch.engine.Autograd;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Steps;
import org.mmlatch.nn.Weights;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;
import org.mmlatch.task.Regression;

/** Every encoder that can do with a single modality learns all of its weights from it. */
class OneModalityTest {
  /** Two or three modalities, or text. */
  private static final Set<String> REFUSED =
      Set.of(
          "graph-mfn text",
          "graph-mfn audio",
          "graph-mfn visual",
          "misa text",
          "misa audio",
          "misa visual",
          "raven audio",
          "raven visual",
          "mctn audio",
          "mctn visual");

  static List<Arguments> encodersByModality() {
    List<Arguments> all = new ArrayList<>();
    for (EncoderType type : EncoderType.all()) {
      for (Modality modality : Modality.values()) {
        all.add(Arguments.of(type.name(), modality));
      }
    }
    return all;
  }

  private static MMLatch model(String encoder, Modality modality) {
    Settings settings =
        SettingsLoader.load(
            Optional.empty(), Map.of("model.encoder", encoder, "feedback.type", "none"));
    return Models.of(settings, Map.of(modality, 6), TaskDescription.SENTIMENT);
  }

  @ParameterizedTest
  @MethodSource("encodersByModality")
  void everyWeightHasAGradient(String encoder, Modality modality) {
    if (REFUSED.contains(encoder + " " + modality.key())) {
      assertThrows(SettingsException.class, () -> model(encoder, modality));
      return;
    }
    MMLatch model = model(encoder, modality);
    try (NDManager manager = NDManager.newBaseManager()) {
      Weights.place(model, manager, OneModalityTest::values); // some start at 0
      NDArray x = manager.randomNormal(new Shape(3, 5, 6));
      Steps steps = Steps.of(manager.create(new long[] {5, 5, 5}), 5);
      Pass pass =
          new Pass(new ParameterStore(manager, false), Pass.Purpose.TRAINING_BY_RUNNING_STATISTICS);
      model.weights().values().forEach(weight -> Autograd.zeroGradient(weight.getArray()));
      Segments segments = new Segments(Map.of(modality, x), steps);
      NDArray target = manager.create(new float[] {1, -2, 0}, new Shape(3, 1));
      NDArray loss =
          Autograd.recorded(
              () ->
                  BatchLosses.of(Regression.SENTIMENT, model.predict(pass, segments), target)
                      .total());
      Autograd.backward(loss);
      List<String> without = new ArrayList<>();
      model
          .weights()
          .forEach(
              (name, weight) -> {
                NDArray gradient = Autograd.gradient(weight.getArray(), manager);
                if (gradient.abs().sum().getFloat() == 0) {
                  without.add(name);
                }
              });
      assertEquals(List.of(), without);
    }
  }

  private static float[] values(String name, Parameter weight) {
    SplittableRandom random = new SplittableRandom(name.hashCode());
    float[] values = new float[Math.toIntExact(weight.getShape().size())];
    for (int i = 0; i < values.length; i++) {
      values[i] = name.endsWith("running_var") ? 1 : (float) random.nextDouble(-0.3, 0.3);
    }
    return values;
  }
}
