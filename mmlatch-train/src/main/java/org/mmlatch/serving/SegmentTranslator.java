package org.mmlatch.serving;

import ai.djl.Model;
import ai.djl.ndarray.NDList;
import ai.djl.repository.zoo.Criteria;
import ai.djl.translate.NoBatchifyTranslator;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import ai.djl.translate.TranslatorFactory;
import ai.djl.util.Pair;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mmlatch.data.Segment;
import org.mmlatch.run.FinishedRun;

/**
 * Translator for DJL's {@code Predictor}: from a {@link Segment}, with features as in a corpus, to
 * the model's K raw predictions. Labels are ignored and may be NaN.
 */
public final class SegmentTranslator implements NoBatchifyTranslator<Segment, float[]> {
  private final SegmentArrays arrays;

  private SegmentTranslator(SegmentArrays arrays) {
    this.arrays = arrays;
  }

  /**
   * Returns the criteria with which DJL loads a trained run.
   *
   * @param run a run's folder, or an unpacked package
   * @throws org.mmlatch.BadDataException if it is neither
   * @throws org.mmlatch.run.RefusedException if predictions depend on more than the segment
   */
  public static Criteria<Segment, float[]> criteria(Path run) {
    SegmentArrays.requirePredictable(FinishedRun.open(run));
    return Criteria.builder()
        .setTypes(Segment.class, float[].class)
        .optModelPath(run)
        .optEngine("PyTorch")
        .optArgument("blockFactory", RunBlockFactory.class.getName())
        .optOption("hasParameter", "false") // the factory reads the weights
        .optTranslatorFactory(new Factory())
        .build();
  }

  @Override
  public NDList processInput(TranslatorContext context, Segment segment) {
    return arrays.of(List.of(segment), context.getNDManager());
  }

  @Override
  public float[] processOutput(TranslatorContext context, NDList outputs) {
    return SegmentArrays.read(outputs.singletonOrThrow());
  }

  private static final class Factory implements TranslatorFactory {
    private static final long serialVersionUID = 1;

    @Override
    public Set<Pair<Type, Type>> getSupportedTypes() {
      return Set.of(new Pair<>(Segment.class, float[].class));
    }

    @Override
    @SuppressWarnings("unchecked") // the types are those supported
    public <I, O> Translator<I, O> newInstance(
        Class<I> input, Class<O> output, Model model, Map<String, ?> arguments) {
      SegmentArrays arrays = new SegmentArrays(FinishedRun.open(model.getModelPath()).inputs());
      return (Translator<I, O>) new SegmentTranslator(arrays);
    }
  }
}
