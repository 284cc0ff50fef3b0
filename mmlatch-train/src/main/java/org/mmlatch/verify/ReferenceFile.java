package org.mmlatch.verify;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.index.NDIndex;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mmlatch.Modality;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.model.FeedbackConfig;
import org.mmlatch.model.FeedbackType;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Steps;
import org.mmlatch.nn.Weights;
import org.mmlatch.task.Classification;
import org.mmlatch.task.Task;
import org.mmlatch.tensor.SafetensorsFile;

/**
 * A safetensors file with a model's weights, inputs, and what an independent implementation makes
 * of them. Metadata: {@code text}, {@code audio}, {@code visual} (dims; absent modalities are left
 * out), {@code hidden}, {@code feedback} ({@code none}, {@code static}, {@code sequence}), {@code
 * pooling}. {@code encoder} says which it is; without, those of MulT have {@code model_dim}, {@code
 * heads}, {@code layers} and {@code causal} instead of {@code hidden} and {@code pooling}. Those of
 * LMF and TFN have {@code hidden_text}, {@code hidden_audio}, {@code hidden_visual}, {@code
 * text_out} and {@code rank} or {@code post_fusion}; TFN's outputs are squashed to [-3, 3] in a
 * regression. Running statistics are {@code buffer/} and the released name; with {@code batch_norm
 * = batch} they are those before a training step, and {@code buffer_after/} what it leaves. What is
 * {@code extra/} helps to find a mistake and is not compared. {@code task} is {@code regression} if
 * absent, {@code multilabel}, {@code classification} or {@code binary}, with as many {@code
 * outputs} and {@code loss} {@code mae} or {@code mse}, {@code bce}, {@code cross-entropy}. Those
 * of MFN and Graph-MFN have the three hidden sizes, {@code memory}, {@code att2}, {@code gamma1},
 * {@code gamma2}, {@code out}, and {@code att1} or {@code inner}, {@code core} and maybe {@code
 * efficacies}. Those of RAVEN have {@code projection}, {@code cell}, {@code beta} and {@code
 * variant}, those of MCTN {@code variant}, {@code order}, {@code regression} and the weights of its
 * losses. Those of MISA have {@code hidden_size}, {@code heads}, {@code feedforward} and {@code
 * weight_difference}, {@code weight_similarity}, {@code weight_reconstruction}; {@code loss} is the
 * total, {@code loss/} and a name a part of it, unweighted.
 */
final class ReferenceFile {
  /** Beginnings of the names of what is read, or there for people only. */
  private static final List<String> NOT_CALCULATED =
      List.of("param/", "buffer/", "input/", "extra/");

  private final SafetensorsFile file;
  private final ReferenceMetadata metadata;

  private ReferenceFile(SafetensorsFile file) {
    this.file = file;
    metadata = new ReferenceMetadata(file);
  }

  static ReferenceFile open(Path path) {
    return new ReferenceFile(SafetensorsFile.open(path));
  }

  ModelConfig config() {
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    for (Modality modality : Modality.values()) {
      if (metadata.has(modality.key())) {
        dims.put(modality, metadata.number(modality.key()));
      }
    }
    if (dims.isEmpty()) {
      throw metadata.bad(
          "the metadata gives the dims of no modality; expected text, audio or visual");
    }
    TaskDescription description = task().description();
    return new ModelConfig(
        dims,
        description.outputs().size(),
        ReferenceEncoder.of(metadata).forTask(description),
        feedback());
  }

  /**
   * Returns what the file's passes are: with statistics of the batch or, as a rule, running ones.
   */
  Pass.Purpose purpose() {
    return switch (metadata.getOrDefault("batch_norm", "running")) {
      case "running" -> Pass.Purpose.TRAINING_BY_RUNNING_STATISTICS;
      case "batch" -> Pass.Purpose.TRAINING;
      default -> throw metadata.unknown("batch_norm", "running or batch");
    };
  }

  private FeedbackConfig feedback() {
    FeedbackType type =
        switch (metadata.text("feedback")) {
          case "none" -> FeedbackType.NONE;
          case "static" -> FeedbackType.LINEAR;
          case "sequence" -> FeedbackType.LSTM;
          default -> throw metadata.unknown("feedback", "none, static or sequence");
        };
    return FeedbackConfig.of(type).withoutRandomness();
  }

  /** Builds the model with the file's weights, owned by {@code manager}. */
  MMLatch model(NDManager manager) {
    MMLatch model = built();
    Weights.place(
        model, manager, (name, parameter) -> floats(stored(model, name), parameter.getShape()));
    requireAllRead(model);
    return model;
  }

  private MMLatch built() {
    try {
      return new MMLatch(config());
    } catch (IllegalArgumentException impossible) {
      throw metadata.bad("the metadata does not define a model: " + impossible.getMessage());
    }
  }

  /** Returns what the file calls a weight or running statistic. */
  private static String stored(MMLatch model, String name) {
    boolean isWeight = model.weights().containsKey(name);
    return (isWeight ? "param/" : "buffer/") + model.releasedName(name);
  }

  /** Sets running statistics to what the file says that they are before a step. */
  void resetStatistics(MMLatch model) {
    releasedStatistics(model)
        .forEach(
            (name, statistic) -> {
              NDArray array = statistic.getArray();
              FloatBuffer values = FloatBuffer.wrap(floats("buffer/" + name, array.getShape()));
              try (NDArray source = array.getManager().create(values, array.getShape())) {
                array.set(new NDIndex("..."), source);
              }
            });
  }

  private void requireAllRead(MMLatch model) {
    Set<String> known =
        model.state().keySet().stream()
            .map(name -> stored(model, name))
            .collect(Collectors.toSet());
    file.names().stream()
        .filter(name -> name.startsWith("param/") || name.startsWith("buffer/"))
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw metadata.bad(
                  "weight '" + name + "' is not part of the model that the metadata defines");
            });
  }

  /** Reads the inputs, owned by {@code manager}. */
  Segments segments(NDManager manager) {
    Map<Modality, NDArray> features = new EnumMap<>(Modality.class);
    for (Map.Entry<Modality, Integer> dim : config().dims().entrySet()) {
      features.put(dim.getKey(), array(manager, "input/" + dim.getKey().key()));
    }
    long longest = features.values().iterator().next().getShape().get(1);
    long[] lengths = file.longs("input/lengths");
    if (Arrays.stream(lengths).anyMatch(length -> length < 1 || length > longest)) {
      throw metadata.bad(
          "'input/lengths' must lie in 1 to %d, the steps of the inputs".formatted(longest));
    }
    NDArray array = manager.create(LongBuffer.wrap(lengths), new Shape(lengths.length));
    return new Segments(features, Steps.of(array, longest)).withRows(rows(manager, features));
  }

  /** Returns the row counts of the modalities that have several rows in a word. */
  private Map<Modality, NDArray> rows(NDManager manager, Map<Modality, NDArray> features) {
    Map<Modality, NDArray> rows = new EnumMap<>(Modality.class);
    features.forEach(
        (modality, array) -> {
          if (array.getShape().dimension() == 4) {
            rows.put(modality, rows(manager, modality, array.getShape()));
          }
        });
    return rows;
  }

  private NDArray rows(NDManager manager, Modality modality, Shape features) {
    String name = "input/" + modality.key() + "_rows";
    long[] shape = {features.get(0), features.get(1)};
    if (!Arrays.equals(file.shape(name), shape)) {
      throw metadata.bad("'%s' must have shape %s".formatted(name, Arrays.toString(shape)));
    }
    long[] counts = file.longs(name);
    if (Arrays.stream(counts).anyMatch(count -> count < 0 || count > features.get(2))) {
      throw metadata.bad(
          "'%s' must lie in 0 to %d, the rows of a word".formatted(name, features.get(2)));
    }
    return manager.create(LongBuffer.wrap(counts), new Shape(shape));
  }

  /** Returns what the model learns; there is no weighting of classes. */
  Task task() {
    return new ReferenceTask(metadata).task();
  }

  /** Reads targets (B, L); the numbers of classes are (B) whole numbers in the file. */
  NDArray target(NDManager manager) {
    if (!(task() instanceof Classification classes)) {
      return array(manager, "target");
    }
    long[] numbers = file.longs("target");
    int most = classes.outputs().size() - 1;
    if (Arrays.stream(numbers).anyMatch(number -> number < 0 || number > most)) {
      throw metadata.bad("'target' must hold the numbers of classes, 0 to " + most);
    }
    FloatBuffer values = FloatBuffer.allocate(numbers.length);
    Arrays.stream(numbers).forEach(number -> values.put((float) number));
    return manager.create(values.flip(), new Shape(numbers.length, 1));
  }

  private NDArray array(NDManager manager, String name) {
    return manager.create(FloatBuffer.wrap(file.floats(name)), new Shape(file.shape(name)));
  }

  /** What a file gives and nobody looked at would count as agreeing. */
  void requireAllCompared(Set<String> compared) {
    file.names().stream()
        .filter(name -> NOT_CALCULATED.stream().noneMatch(name::startsWith))
        .filter(name -> !name.equals("target") && !compared.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw metadata.bad("tensor '" + name + "' is not calculated by this model");
            });
  }

  boolean has(String name) {
    return file.names().contains(name);
  }

  float[] floats(String name, Shape expected) {
    long[] found = file.shape(name);
    if (!Arrays.equals(found, expected.getShape())) {
      throw metadata.bad(
          "tensor '%s' has shape %s; by the metadata it is %s"
              .formatted(name, Arrays.toString(found), expected));
    }
    return file.floats(name);
  }

  /** Returns the released code's name of each weight of a model of this file. */
  static Map<String, Parameter> releasedWeights(MMLatch model) {
    return model.weights().entrySet().stream()
        .collect(Collectors.toMap(e -> model.releasedName(e.getKey()), Map.Entry::getValue));
  }

  /** Returns the released code's name of each running statistic of a model of this file. */
  static Map<String, Parameter> releasedStatistics(MMLatch model) {
    return model.state().entrySet().stream()
        .filter(e -> !model.weights().containsKey(e.getKey()))
        .collect(Collectors.toMap(e -> model.releasedName(e.getKey()), Map.Entry::getValue));
  }
}
