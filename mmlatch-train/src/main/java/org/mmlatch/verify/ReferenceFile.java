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
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;
import org.mmlatch.encoder.graphmfn.GraphConfig;
import org.mmlatch.encoder.graphmfn.GraphMfnConfig;
import org.mmlatch.encoder.graphmfn.GraphMfnDropout;
import org.mmlatch.encoder.graphmfn.GraphMfnWidths;
import org.mmlatch.encoder.latefusion.DropoutRates;
import org.mmlatch.encoder.latefusion.LateFusionConfig;
import org.mmlatch.encoder.latefusion.Pooling;
import org.mmlatch.encoder.lmf.LmfConfig;
import org.mmlatch.encoder.mctn.MctnConfig;
import org.mmlatch.encoder.mfn.MfnConfig;
import org.mmlatch.encoder.mfn.MfnDropout;
import org.mmlatch.encoder.mfn.MfnWidths;
import org.mmlatch.encoder.misa.LossWeights;
import org.mmlatch.encoder.misa.MisaConfig;
import org.mmlatch.encoder.misa.MisaDropout;
import org.mmlatch.encoder.mult.MultConfig;
import org.mmlatch.encoder.mult.MultDropout;
import org.mmlatch.encoder.raven.RavenConfig;
import org.mmlatch.encoder.raven.RavenDropout;
import org.mmlatch.encoder.routing.RoutingConfig;
import org.mmlatch.encoder.routing.RoutingDropout;
import org.mmlatch.encoder.subnetworks.SubnetworkDropout;
import org.mmlatch.encoder.subnetworks.Widths;
import org.mmlatch.encoder.tfn.TfnConfig;
import org.mmlatch.encoder.tfn.TfnDropout;
import org.mmlatch.eval.Label;
import org.mmlatch.eval.TaskDescription;
import org.mmlatch.model.EncoderConfig;
import org.mmlatch.model.FeedbackConfig;
import org.mmlatch.model.FeedbackType;
import org.mmlatch.model.MMLatch;
import org.mmlatch.model.ModelConfig;
import org.mmlatch.model.ReleasedPrefixes;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.RecurrentConfig;
import org.mmlatch.nn.Steps;
import org.mmlatch.nn.Weights;
import org.mmlatch.task.Classification;
import org.mmlatch.task.Presence;
import org.mmlatch.task.Regression;
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

  private ReferenceFile(SafetensorsFile file) {
    this.file = file;
  }

  static ReferenceFile open(Path path) {
    return new ReferenceFile(SafetensorsFile.open(path));
  }

  ModelConfig config() {
    Map<Modality, Integer> dims = new EnumMap<>(Modality.class);
    for (Modality modality : Modality.values()) {
      if (file.metadata().containsKey(modality.key())) {
        dims.put(modality, number(modality.key()));
      }
    }
    if (dims.isEmpty()) {
      throw bad("the metadata gives the dims of no modality; expected text, audio or visual");
    }
    TaskDescription description = task().description();
    return new ModelConfig(
        dims,
        description.outputs().size(),
        encoder(dims.keySet()).forTask(description),
        feedback());
  }

  private EncoderConfig encoder(Set<Modality> modalities) {
    String unnamed = file.metadata().containsKey("model_dim") ? "mult" : "late-fusion";
    return switch (file.metadata().getOrDefault("encoder", unnamed)) {
      case "late-fusion" ->
          new LateFusionConfig(
              number("hidden"), RecurrentConfig.DEFAULT, pooling(), DropoutRates.NONE);
      case "mult" -> mult(modalities);
      case "lmf" -> lmf();
      case "tfn" -> tfn();
      case "mfn" -> mfn();
      case "graph-mfn" -> graphMfn();
      case "misa" -> misa();
      case "raven" -> raven();
      case "mctn" -> mctn();
      case "routing" -> routing();
      default ->
          throw unknown(
              "encoder",
              "late-fusion, mult, lmf, tfn, mfn, graph-mfn, misa, raven, mctn or routing");
    };
  }

  private LmfConfig lmf() {
    Widths hidden = hidden();
    if (number("text_out") != hidden.text() / 2) {
      throw unknown("text_out", "half of hidden_text");
    }
    return new LmfConfig(hidden, number("rank"), SubnetworkDropout.NONE, 1);
  }

  private TfnConfig tfn() {
    return new TfnConfig(
        hidden(), number("text_out"), number("post_fusion"), true, TfnDropout.NONE);
  }

  private MfnConfig mfn() {
    return new MfnConfig(
        hidden(),
        number("memory"),
        new MfnWidths(
            number("att1"), number("att2"), number("gamma1"), number("gamma2"), number("out")),
        MfnDropout.NONE);
  }

  private GraphMfnConfig graphMfn() {
    return new GraphMfnConfig(
        hidden(),
        number("memory"),
        new GraphConfig(number("inner"), number("core"), efficacies(), true),
        new GraphMfnWidths(number("att2"), number("gamma1"), number("gamma2"), number("out")),
        GraphMfnDropout.NONE);
  }

  private GraphConfig.Efficacies efficacies() {
    return switch (file.metadata().getOrDefault("efficacies", "linear")) {
      case "linear" -> GraphConfig.Efficacies.LINEAR;
      case "sigmoid" -> GraphConfig.Efficacies.SIGMOID;
      default -> throw unknown("efficacies", "linear or sigmoid");
    };
  }

  /** Returns the hidden sizes; that of a modality that the file leaves out does not matter. */
  private Widths hidden() {
    return new Widths(hidden(Modality.TEXT), hidden(Modality.AUDIO), hidden(Modality.VISUAL));
  }

  private int hidden(Modality modality) {
    return file.metadata().containsKey(modality.key()) ? number("hidden_" + modality.key()) : 1;
  }

  private MisaConfig misa() {
    return new MisaConfig(
        number("hidden_size"),
        number("heads"),
        number("feedforward"),
        MisaConfig.RecurrentStart.UNIFORM,
        new LossWeights(
            decimal("weight_difference"),
            decimal("weight_similarity"),
            decimal("weight_reconstruction")),
        MisaDropout.NONE);
  }

  /**
   * Returns what the file's passes are: with statistics of the batch or, as a rule, running ones.
   */
  Pass.Purpose purpose() {
    return switch (file.metadata().getOrDefault("batch_norm", "running")) {
      case "running" -> Pass.Purpose.TRAINING_BY_RUNNING_STATISTICS;
      case "batch" -> Pass.Purpose.TRAINING;
      default -> throw unknown("batch_norm", "running or batch");
    };
  }

  private RavenConfig raven() {
    RavenConfig.Variant variant =
        switch (metadata("variant")) {
          case "paper" -> RavenConfig.Variant.PAPER;
          case "released" -> RavenConfig.Variant.RELEASED;
          default -> throw unknown("variant", "paper or released");
        };
    return new RavenConfig(
        variant,
        number("projection"),
        number("cell"),
        number("hidden"),
        decimal("beta"),
        RavenDropout.NONE);
  }

  private MctnConfig mctn() {
    MctnConfig.Variant variant =
        switch (metadata("variant")) {
          case "standard" -> MctnConfig.Variant.STANDARD;
          case "released" -> MctnConfig.Variant.RELEASED;
          default -> throw unknown("variant", "standard or released");
        };
    return new MctnConfig(
        variant,
        order(),
        number("hidden"),
        number("regression"),
        decimal("translation_weight"),
        decimal("cycle_weight"),
        decimal("penalty_weight"));
  }

  private MctnConfig.Order order() {
    return switch (metadata("order")) {
      case "text", "text,visual", "text,audio", "text,visual,audio" ->
          MctnConfig.Order.TEXT_VISUAL_AUDIO;
      case "text,audio,visual" -> MctnConfig.Order.TEXT_AUDIO_VISUAL;
      default -> throw unknown("order", "text, then visual and audio in any order");
    };
  }

  private MultConfig mult(Set<Modality> modalities) {
    return new MultConfig(
        number("model_dim"),
        number("heads"),
        number("layers"),
        new MultConfig.Kernels(
            kernel(Modality.TEXT, modalities),
            kernel(Modality.AUDIO, modalities),
            kernel(Modality.VISUAL, modalities)),
        isCausal(),
        MultDropout.NONE);
  }

  private RoutingConfig routing() {
    return new RoutingConfig(
        number("model_dim"),
        number("heads"),
        number("layers"),
        number("self_layers"),
        isCausal(),
        number("capsule"),
        number("concept"),
        number("concepts"),
        number("iterations"),
        head(),
        RoutingDropout.NONE);
  }

  private RoutingConfig.Head head() {
    return switch (metadata("loss")) {
      case "cross-entropy" -> RoutingConfig.Head.CLASSES;
      case "mae" -> RoutingConfig.Head.EXPECTATION;
      default -> throw unknown("loss", "cross-entropy or mae");
    };
  }

  private int kernel(Modality modality, Set<Modality> present) {
    if (!present.contains(modality)) {
      return 1;
    }
    long[] shape =
        file.shape("param/model.proj_%s.weight".formatted(ReleasedPrefixes.letter(modality)));
    return (int) shape[shape.length - 1];
  }

  private boolean isCausal() {
    return switch (metadata("causal")) {
      case "True", "true" -> true;
      case "False", "false" -> false;
      default -> throw unknown("causal", "True or False");
    };
  }

  private FeedbackConfig feedback() {
    FeedbackType type =
        switch (metadata("feedback")) {
          case "none" -> FeedbackType.NONE;
          case "static" -> FeedbackType.LINEAR;
          case "sequence" -> FeedbackType.LSTM;
          default -> throw unknown("feedback", "none, static or sequence");
        };
    return FeedbackConfig.of(type).withoutRandomness();
  }

  private Pooling pooling() {
    return switch (metadata("pooling")) {
      case "last" -> Pooling.LAST;
      case "attention" -> Pooling.ATTENTION;
      default -> throw unknown("pooling", "last or attention");
    };
  }

  private int number(String key) {
    try {
      return Integer.parseInt(metadata(key));
    } catch (NumberFormatException e) {
      throw unknown(key, "a whole number");
    }
  }

  private double decimal(String key) {
    try {
      return Double.parseDouble(metadata(key));
    } catch (NumberFormatException e) {
      throw unknown(key, "a number");
    }
  }

  private String metadata(String key) {
    String value = file.metadata().get(key);
    if (value == null) {
      throw bad(
          "metadata '%s' is missing; found %s"
              .formatted(key, new TreeSet<>(file.metadata().keySet())));
    }
    return value;
  }

  private BadDataException unknown(String key, String expected) {
    return bad(
        "metadata '%s' is '%s'; expected %s".formatted(key, file.metadata().get(key), expected));
  }

  private BadDataException bad(String message) {
    return new BadDataException(file.path() + ": " + message);
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
      throw bad("the metadata makes no model: " + impossible.getMessage());
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
              throw bad("weight '" + name + "' has no place in the model that the metadata names");
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
      throw bad("'input/lengths' must lie in 1 to %d, the steps of the inputs".formatted(longest));
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
      throw bad("'%s' must have shape %s".formatted(name, Arrays.toString(shape)));
    }
    long[] counts = file.longs(name);
    if (Arrays.stream(counts).anyMatch(count -> count < 0 || count > features.get(2))) {
      throw bad("'%s' must lie in 0 to %d, the rows of a word".formatted(name, features.get(2)));
    }
    return manager.create(LongBuffer.wrap(counts), new Shape(shape));
  }

  /** Returns what the model learns; there is no weighting of classes. */
  Task task() {
    List<String> outputs = IntStream.range(0, outputs()).mapToObj(Integer::toString).toList();
    List<Label> labels = outputs.stream().map(name -> Label.at(name, 0.5)).toList();
    try {
      return switch (file.metadata().getOrDefault("task", "regression")) {
        case "regression" -> regression();
        case "multilabel" ->
            new Presence(requireLoss("bce", TaskDescription.multilabel(labels)), List.of());
        case "binary" -> new Presence(requireLoss("bce", presence(labels)), List.of());
        case "classification" ->
            new Classification(
                requireLoss("cross-entropy", TaskDescription.classification(outputs)), List.of());
        default -> throw unknown("task", "regression, multilabel, classification or binary");
      };
    } catch (IllegalArgumentException impossible) {
      throw bad("the metadata makes no task: " + impossible.getMessage());
    }
  }

  private Task regression() {
    if (outputs() != 1) {
      throw unknown("outputs", "1, of a regression");
    }
    return file.metadata().getOrDefault("loss", "mae").equals("mse")
        ? new Regression(TaskDescription.SENTIMENT, Regression.Distance.SQUARED)
        : Regression.SENTIMENT;
  }

  private TaskDescription presence(List<Label> labels) {
    if (labels.size() != 1) {
      throw unknown("outputs", "1, of a binary task");
    }
    return TaskDescription.binary(labels.get(0));
  }

  private int outputs() {
    return file.metadata().containsKey("outputs") ? number("outputs") : 1;
  }

  private TaskDescription requireLoss(String loss, TaskDescription description) {
    if (!metadata("loss").equals(loss)) {
      throw unknown("loss", "%s, of %s".formatted(loss, description.type().key()));
    }
    return description;
  }

  /** Reads targets (B, L); the numbers of classes are (B) whole numbers in the file. */
  NDArray target(NDManager manager) {
    if (!(task() instanceof Classification classes)) {
      return array(manager, "target");
    }
    long[] numbers = file.longs("target");
    int most = classes.outputs().size() - 1;
    if (Arrays.stream(numbers).anyMatch(number -> number < 0 || number > most)) {
      throw bad("'target' must hold the numbers of classes, 0 to " + most);
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
              throw bad("tensor '" + name + "' is none that this model calculates");
            });
  }

  boolean has(String name) {
    return file.names().contains(name);
  }

  float[] floats(String name, Shape expected) {
    long[] found = file.shape(name);
    if (!Arrays.equals(found, expected.getShape())) {
      throw bad(
          "tensor '%s' has shape %s; the metadata makes it %s"
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
