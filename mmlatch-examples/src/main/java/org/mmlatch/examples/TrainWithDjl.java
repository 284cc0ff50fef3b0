package org.mmlatch.examples;

import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.EasyTrain;
import ai.djl.training.Trainer;
import ai.djl.training.dataset.Dataset;
import ai.djl.training.listener.TrainingListener;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.TranslateException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.mmlatch.Modality;
import org.mmlatch.data.Corpus;
import org.mmlatch.data.SplitData;
import org.mmlatch.data.SplitName;
import org.mmlatch.model.MMLatchBlock;

/** Puts feedback around a custom encoder and trains it with DJL's {@code Trainer}. */
public final class TrainWithDjl {
  private TrainWithDjl() {}

  /** Trains on a corpus; arguments: the corpus folder and the number of epochs. */
  public static void main(String[] arguments) throws IOException, TranslateException {
    Corpus corpus = Corpus.open(Path.of(arguments[0]));
    List<Double> losses = train(corpus, Integer.parseInt(arguments[1]));
    System.out.println("validation loss of each epoch: " + losses);
  }

  static List<Double> train(Corpus corpus, int epochs) throws IOException, TranslateException {
    SplitData train = corpus.split(SplitName.TRAIN);
    MMLatchBlock block =
        MMLatchBlock.builder()
            .addModality(Modality.TEXT, train.dim(Modality.TEXT))
            .addModality(Modality.AUDIO, train.dim(Modality.AUDIO))
            .addModality(Modality.VISUAL, train.dim(Modality.VISUAL))
            .setEncoder(GruEncoder.of(16))
            .build();
    DefaultTrainingConfig config =
        new DefaultTrainingConfig(Loss.l1Loss())
            .optOptimizer(Optimizer.adam().optLearningRateTracker(Tracker.fixed(5e-3f)).build())
            .addTrainingListeners(TrainingListener.Defaults.basic()); // these record the losses
    try (Model model = Model.newInstance("mine");
        NDManager data = NDManager.newBaseManager()) {
      model.setBlock(block);
      Dataset batches = PaddedSplit.of(train, 32, data);
      Dataset valid = PaddedSplit.of(corpus.split(SplitName.VALID), 32, data);
      List<Double> losses = new ArrayList<>();
      try (Trainer trainer = model.newTrainer(config)) {
        trainer.initialize(
            new Shape(1, 1, train.dim(Modality.TEXT)),
            new Shape(1, 1, train.dim(Modality.AUDIO)),
            new Shape(1, 1, train.dim(Modality.VISUAL)),
            new Shape(1));
        for (int epoch = 0; epoch < epochs; epoch++) {
          EasyTrain.fit(trainer, 1, batches, valid);
          losses.add((double) trainer.getTrainingResult().getValidateLoss());
        }
      }
      return losses;
    }
  }
}
