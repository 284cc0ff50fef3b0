package org.mmlatch.run;

import ai.djl.nn.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.mmlatch.BadDataException;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.model.MMLatch;
import org.mmlatch.tensor.SafetensorsFile;
import org.mmlatch.tensor.SafetensorsWriter;
import org.mmlatch.tensor.Tensor;

/**
 * A model's weights in a safetensors file as PyTorch saves them, with the released code's names.
 */
final class PytorchWeights {
  private static final int NAMED_PROBLEMS = 20;

  private final SafetensorsFile file;
  private final List<ExchangedWeight> weights;
  private final Map<String, float[]> values = new LinkedHashMap<>();

  private PytorchWeights(SafetensorsFile file, List<ExchangedWeight> weights) {
    this.file = file;
    this.weights = weights;
  }

  /** Writes the weights of a model, and returns which. */
  static List<ExchangedWeight> write(Path path, RunModel model) {
    CorpusWriter.requireFree(path);
    List<ExchangedWeight> weights = weightsOf(model.model());
    SafetensorsWriter file = new SafetensorsWriter().putMetadata("format", "pt");
    for (ExchangedWeight weight : weights) {
      float[] values = model.state().get(weight.name()).toFloatArray();
      file.add(weight.pytorchName(), Tensor.of(values, shape(weight)));
    }
    file.write(path);
    return weights;
  }

  /**
   * Reads a file that has the weights of a model, each a finite number of single precision.
   *
   * @param model only needs to be built
   * @throws BadDataException if it is not that; the message names every weight that is missing, of
   *     another shape, or of another model
   */
  static PytorchWeights read(Path path, MMLatch model) {
    PytorchWeights read = new PytorchWeights(SafetensorsFile.open(path), weightsOf(model));
    read.requireSameWeights();
    read.weights.forEach(weight -> read.values.put(weight.name(), read.finite(weight)));
    return read;
  }

  private static List<ExchangedWeight> weightsOf(MMLatch model) {
    List<ExchangedWeight> weights = new ArrayList<>();
    for (Map.Entry<String, Parameter> weight : model.state().entrySet()) {
      List<Long> shape = Arrays.stream(weight.getValue().getShape().getShape()).boxed().toList();
      weights.add(new ExchangedWeight(weight.getKey(), model.releasedName(weight.getKey()), shape));
    }
    return weights;
  }

  private static long[] shape(ExchangedWeight weight) {
    return weight.shape().stream().mapToLong(dimension -> dimension).toArray();
  }

  private void requireSameWeights() {
    TreeSet<String> unknown = new TreeSet<>(file.names());
    unknown.removeIf(PytorchWeights::isNoWeight);
    List<String> problems = new ArrayList<>();
    for (ExchangedWeight weight : weights) {
      String name = weight.pytorchName();
      if (!unknown.remove(name)) {
        problems.add("%s: expected shape %s, found nothing".formatted(name, weight.shape()));
      } else if (!Arrays.equals(file.shape(name), shape(weight))) {
        problems.add(
            "%s: expected shape %s, found %s"
                .formatted(name, weight.shape(), Arrays.toString(file.shape(name))));
      }
    }
    unknown.forEach(
        name ->
            problems.add(
                "%s: expected nothing, found shape %s"
                    .formatted(name, Arrays.toString(file.shape(name)))));
    if (!problems.isEmpty()) {
      throw new BadDataException(explain(problems));
    }
  }

  /**
   * MulT's transformers and positions have buffers, which PyTorch saves as if they were weights.
   */
  private static boolean isNoWeight(String name) {
    return name.endsWith(".version") || name.endsWith("._float_tensor");
  }

  private String explain(List<String> problems) {
    String rest =
        problems.size() > NAMED_PROBLEMS
            ? "%n  and %d more".formatted(problems.size() - NAMED_PROBLEMS)
            : "";
    return problems.stream()
        .limit(NAMED_PROBLEMS)
        .map(problem -> "%n  %s".formatted(problem))
        .collect(
            Collectors.joining(
                "",
                file.path()
                    + " does not have the weights of the model that settings and corpus ask for;"
                    + " give those it was trained with:",
                rest));
  }

  private float[] finite(ExchangedWeight weight) {
    float[] floats = file.floats(weight.pytorchName());
    for (float value : floats) {
      if (!Float.isFinite(value)) {
        throw new BadDataException(
            "%s: %s has a value that is not finite: %s"
                .formatted(file.path(), weight.pytorchName(), value));
      }
    }
    return floats;
  }

  /** Returns which weights they are. */
  List<ExchangedWeight> weights() {
    return weights;
  }

  /** Returns the values of a weight in row-major order, given our name of it. */
  float[] floats(String name) {
    return values.get(name);
  }
}
