package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.nio.FloatBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.mmlatch.Modality;
import org.mmlatch.encoder.latefusion.DropoutRates;
import org.mmlatch.encoder.latefusion.LateFusionConfig;
import org.mmlatch.encoder.latefusion.Pooling;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.RecurrentConfig;
import org.mmlatch.nn.Steps;
import org.mmlatch.nn.Weights;

/** Small models and ragged segments of invented numbers. */
public final class ModelFixture {
  public static final Map<Modality, Integer> DIMS =
      Map.of(Modality.TEXT, 6, Modality.AUDIO, 4, Modality.VISUAL, 3);

  /** CMU-MOSEI's. */
  public static final Map<Modality, Integer> MOSEI =
      Map.of(Modality.TEXT, 300, Modality.AUDIO, 74, Modality.VISUAL, 35);

  static final int HIDDEN = 5;

  private ModelFixture() {}

  public static ModelConfig config(FeedbackType type, Pooling pooling, Set<Modality> modalities) {
    return config(
        new LateFusionConfig(HIDDEN, RecurrentConfig.DEFAULT, pooling, DropoutRates.DEFAULT),
        FeedbackConfig.of(type),
        modalities);
  }

  /** Returns a model of some of the modalities. */
  public static ModelConfig config(
      EncoderConfig encoder, FeedbackConfig feedback, Set<Modality> modalities) {
    Map<Modality, Integer> dims = new EnumMap<>(DIMS);
    dims.keySet().retainAll(modalities);
    return new ModelConfig(dims, encoder, feedback);
  }

  /** Returns a model whose weights are drawn, always the same. */
  public static MMLatch drawn(ModelConfig config, NDManager manager) {
    MMLatch model = new MMLatch(config);
    Weights.draw(model, manager, 1);
    return model;
  }

  /** Returns how many numbers a model learns. */
  public static long size(MMLatch model) {
    return model.weights().values().stream().mapToLong(w -> w.getShape().size()).sum();
  }

  /** Which modalities a mask is made of. */
  public enum Sources {
    /** The others. */
    OTHERS,
    /** All, the masked one too. */
    ALL
  }

  /** Returns a feedback of some sources. */
  public static FeedbackConfig feedback(FeedbackType type, Sources sources) {
    return feedback(type, sources, 1, FeedbackConfig.InitialState.ZERO);
  }

  /** Returns a feedback whose Stage I sets the initial state of Stage II's encoders. */
  public static FeedbackConfig initialStateOfStageOne(FeedbackType type, Sources sources) {
    return feedback(type, sources, 1, FeedbackConfig.InitialState.STAGE1);
  }

  /** Returns a feedback that is otherwise the paper's. */
  public static FeedbackConfig feedback(
      FeedbackType type, Sources sources, int passes, FeedbackConfig.InitialState initialState) {
    FeedbackConfig usual = FeedbackConfig.DEFAULT;
    return new FeedbackConfig(
        type,
        usual.merge(),
        sources == Sources.ALL,
        passes,
        usual.stage1Gradients(),
        initialState,
        usual.networkDropout(),
        usual.maskNoise(),
        usual.maskDropout(),
        usual.maskDropoutAtEvaluation());
  }

  /** Returns segments whose features depend on their ids alone, padded with zeros. */
  public static Segments segments(
      NDManager manager, Set<Modality> modalities, Map<Integer, Integer> ids) {
    int longest = ids.values().stream().max(Integer::compare).orElseThrow();
    Map<Modality, NDArray> features = new EnumMap<>(Modality.class);
    for (Modality modality : modalities) {
      int dim = DIMS.get(modality);
      FloatBuffer values = FloatBuffer.allocate(ids.size() * longest * dim);
      int row = 0;
      for (Map.Entry<Integer, Integer> id : ids.entrySet()) {
        Random random = new Random(31L * id.getKey() + dim);
        for (int i = 0; i < id.getValue() * dim; i++) {
          values.put(row * longest * dim + i, (float) random.nextGaussian());
        }
        row++;
      }
      features.put(modality, manager.create(values, new Shape(ids.size(), longest, dim)));
    }
    long[] lengths = ids.values().stream().mapToLong(length -> length).toArray();
    return new Segments(features, Steps.of(manager.create(lengths), longest));
  }

  public static Pass pass(NDManager manager, Pass.Purpose purpose) {
    return new Pass(new ParameterStore(manager, false), purpose);
  }

  public static float[] predict(MMLatch model, NDManager manager, Segments segments) {
    return model
        .predict(pass(manager, Pass.Purpose.EVALUATION), segments)
        .prediction()
        .toFloatArray();
  }
}
