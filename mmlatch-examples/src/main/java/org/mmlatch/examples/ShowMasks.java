package org.mmlatch.examples;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import java.util.EnumMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.MMLatchBlock;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Steps;
import org.mmlatch.nn.Weights;

/** Prints the masks that feedback computes for a custom encoder. */
public final class ShowMasks {
  private ShowMasks() {}

  /** Prints the mean mask of each modality of an untrained model; no arguments. */
  public static void main(String[] arguments) {
    passed().forEach((modality, mean) -> System.out.println(modality.key() + ": " + mean));
  }

  /** Returns the mean of each modality's mask, which is about 0.5 before training. */
  static Map<Modality, Float> passed() {
    MMLatch model =
        MMLatchBlock.builder()
            .addModality(Modality.TEXT, 300)
            .addModality(Modality.AUDIO, 74)
            .setEncoder(GruEncoder.of(16))
            .build()
            .model();
    try (NDManager manager = NDManager.newBaseManager()) {
      Weights.draw(model, manager, 1); // initialise for seed 1; DJL's trainer does it itself
      Map<Modality, NDArray> features = new EnumMap<>(Modality.class);
      features.put(Modality.TEXT, manager.randomNormal(new Shape(2, 20, 300)));
      features.put(Modality.AUDIO, manager.randomNormal(new Shape(2, 20, 74)));
      Steps steps = Steps.of(manager.create(new long[] {20, 20}), 20);
      Pass pass = new Pass(new ParameterStore(manager, false), Pass.Purpose.EVALUATION);
      Map<Modality, Float> means = new EnumMap<>(Modality.class);
      model
          .masks(pass, new Segments(features, steps)) // (B, T, D_m), in (0, 1)
          .forEach((modality, mask) -> means.put(modality, mask.mean().getFloat()));
      return means;
    }
  }
}
