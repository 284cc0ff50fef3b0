package org.mmlatch.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.mmlatch.Modality;

/** Feedback serves an encoder that it knows nothing of. */
class AnyEncoderTest {
  private static final int WIDTH = 4;

  /** A linear layer per modality; the last steps side by side. */
  private static final class TinyEncoder extends MultimodalEncoder {
    private final Map<Modality, Linear> layers = new EnumMap<>(Modality.class);

    TinyEncoder(Map<Modality, Integer> dims) {
      dims.forEach((m, dim) -> layers.put(m, part(m.key(), new Linear(dim, WIDTH))));
    }

    @Override
    Set<Modality> modalities() {
      return layers.keySet();
    }

    @Override
    long representationWidth() {
      return WIDTH;
    }

    @Override
    long fusedWidth() {
      return (long) WIDTH * layers.size();
    }

    @Override
    public Map<Modality, NDArray> represent(Pass pass, Segments segments) {
      Map<Modality, NDArray> represented = new EnumMap<>(Modality.class);
      layers.forEach(
          (m, layer) -> represented.put(m, layer.forward(pass, segments.features().get(m))));
      return represented;
    }

    @Override
    NDArray fuse(Pass pass, Segments segments) {
      NDList last = new NDList();
      represent(pass, segments).values().forEach(h -> last.add(segments.steps().last(h)));
      return NDArrays.concat(last, 1);
    }
  }

  @ParameterizedTest
  @EnumSource(FeedbackType.class)
  void feedbackIsWrittenOnceForAllEncoders(FeedbackType type) {
    ModelConfig config =
        ModelFixture.config(type, Pooling.LAST, Set.copyOf(ModelFixture.DIMS.keySet()));
    try (NDManager manager = NDManager.newBaseManager()) {
      MMLatch model = new MMLatch(config, new TinyEncoder(config.dims()));
      Weights.draw(model, manager, 1);
      Map<Integer, Integer> ids = Map.of(1, 4);
      Segments segments = ModelFixture.segments(manager, config.dims().keySet(), ids);
      float[] predicted = ModelFixture.predict(model, manager, segments);
      float[] unmasked =
          model
              .predict(ModelFixture.pass(manager, Pass.Purpose.EVALUATION), segments)
              .toFloatArray();
      assertEquals(1, predicted.length);
      if (type == FeedbackType.NONE) {
        assertArrayEquals(unmasked, predicted);
      } else {
        assertFalse(Arrays.equals(unmasked, predicted));
      }
    }
  }
}
