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
 * A safetensors file with a model's weights, its inputs, and the tensors that an independent
 * implementation calculates from them.
 *
 * <p>Metadata of all models:
 *
 * <ul>
 *   <li>{@code text}, {@code audio}, {@code visual}: number of features; absent modalities are left
 *       out
 *   <li>{@code feedback}: {@code none}, {@code static} or {@code sequence}
 *   <li>{@code encoder}: the encoder's name; if absent, {@code mult} if there is {@code model_dim},
 *       else {@code late-fusion}
 *   <li>{@code task}: {@code regression} (default), {@code multilabel}, {@code classification} or
 *       {@code binary}
 *   <li>{@code outputs}: number of outputs, by default 1
 *   <li>{@code loss}: {@code mae} (default) or {@code mse} of a regression, {@code bce} of labels,
 *       {@code cross-entropy} of classes
 *   <li>{@code batch_norm}: {@code running} (default), or {@code batch} for a training step with
 *       the batch's statistics
 * </ul>
 *
 * <p>Further metadata by encoder:
 *
 * <ul>
 *   <li>late fusion: {@code hidden}, {@code pooling}
 *   <li>MulT: {@code model_dim}, {@code heads}, {@code layers}, {@code causal}
 *   <li>LMF: {@code hidden_text}, {@code hidden_audio}, {@code hidden_visual}, {@code text_out},
 *       {@code rank}
 *   <li>TFN: the three hidden sizes, {@code text_out}, {@code post_fusion}; the output of a
 *       regression is squashed to [-3, 3]
 *   <li>MFN: the three hidden sizes, {@code memory}, {@code att1}, {@code att2}, {@code gamma1},
 *       {@code gamma2}, {@code out}
 *   <li>Graph-MFN: the three hidden sizes, {@code memory}, {@code inner}, {@code core}, {@code
 *       att2}, {@code gamma1}, {@code gamma2}, {@code out}, optionally {@code efficacies}
 *   <li>MISA: {@code hidden_size}, {@code heads}, {@code feedforward}, {@code weight_difference},
 *       {@code weight_similarity}, {@code weight_reconstruction}
 *   <li>RAVEN: {@code variant}, {@code projection}, {@code cell}, {@code hidden}, {@code beta},
 *       optionally {@code rows}
 *   <li>MCTN: {@code variant}, {@code order}, {@code hidden}, {@code regression}, {@code
 *       translation_weight}, {@code cycle_weight}, {@code penalty_weight}
 *   <li>Multimodal Routing: {@code model_dim}, {@code heads}, {@code layers}, {@code self_layers},
 *       {@code causal}, {@code capsule}, {@code concept}, {@code concepts}, {@code iterations};
 *       {@code loss} also selects its head
 * </ul>
 *
 * <p>Tensors: {@code param/NAME} and {@code buffer/NAME} are weights and running statistics by the
 * released code's names; with {@code batch_norm = batch}, {@code buffer_after/NAME} are the running
 * statistics after the training step. {@code loss} is the total loss, {@code loss/NAME} an
 * unweighted part of it. {@code extra/NAME} helps to find mistakes and is not compared.
 */
final class ReferenceFile {
  /** Prefixes of tensors that are inputs of the comparison, or are not compared. */
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
   * Returns the purpose of the file's passes: with batch normalisation by the batch's statistics
   * or, by default, by running statistics.
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

  /** Returns the file's name of a weight or running statistic. */
  private static String stored(MMLatch model, String name) {
    boolean isWeight = model.weights().containsKey(name);
    return (isWeight ? "param/" : "buffer/") + model.releasedName(name);
  }

  /** Sets the running statistics to the file's values before a training step. */
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

  /**
   * Reads the model's inputs.
   *
   * @param manager owns the arrays
   */
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

  /**
   * Returns the numbers of rows per word, (B, T), of the modalities whose words have several rows.
   */
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

  /** Returns the task, without class weights. */
  Task task() {
    return new ReferenceTask(metadata).task();
  }

  /**
   * Reads the targets, (B, L). For a classification the file has (B) class indices as whole
   * numbers.
   */
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

  /**
   * Checks that every tensor in the file has been compared, since one that was skipped would seem
   * to agree.
   *
   * @throws org.mmlatch.BadDataException if one was not
   */
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

  /** Returns a model's weights by the released code's names. */
  static Map<String, Parameter> releasedWeights(MMLatch model) {
    return model.weights().entrySet().stream()
        .collect(Collectors.toMap(e -> model.releasedName(e.getKey()), Map.Entry::getValue));
  }

  /** Returns a model's running statistics by the released code's names. */
  static Map<String, Parameter> releasedStatistics(MMLatch model) {
    return model.state().entrySet().stream()
        .filter(e -> !model.weights().containsKey(e.getKey()))
        .collect(Collectors.toMap(e -> model.releasedName(e.getKey()), Map.Entry::getValue));
  }
}
