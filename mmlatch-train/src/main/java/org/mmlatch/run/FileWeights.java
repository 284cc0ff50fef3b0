package org.mmlatch.run;

import ai.djl.nn.Parameter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.mmlatch.BadDataException;
import org.mmlatch.model.MMLatch;
import org.mmlatch.tensor.SafetensorsFile;

/** What a safetensors file has of the weights and running statistics of a model. */
final class FileWeights {
  private static final int NAMED = 20;

  private final SafetensorsFile file;
  private final Function<ExchangedWeight, String> nameInFile;
  private final List<ExchangedWeight> fitting = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  private FileWeights(
      SafetensorsFile file,
      List<ExchangedWeight> weights,
      Function<ExchangedWeight, String> nameInFile) {
    this.file = file;
    this.nameInFile = nameInFile;
    compare(weights);
  }

  /**
   * Looks for a model's weights under the released code's names.
   *
   * @param model only needs to be built
   */
  static FileWeights byReleasedNames(Path path, MMLatch model) {
    return new FileWeights(
        SafetensorsFile.open(path), weightsOf(model), ExchangedWeight::pytorchName);
  }

  /** Looks for them under our names, or under the released code's if more of these are there. */
  static FileWeights byEitherNames(SafetensorsFile file, MMLatch model) {
    FileWeights ours = new FileWeights(file, weightsOf(model), ExchangedWeight::name);
    FileWeights released = new FileWeights(file, weightsOf(model), ExchangedWeight::pytorchName);
    return ours.fitting.size() >= released.fitting.size() ? ours : released;
  }

  /** Returns what a model has, by both names. */
  static List<ExchangedWeight> weightsOf(MMLatch model) {
    List<ExchangedWeight> weights = new ArrayList<>();
    for (Map.Entry<String, Parameter> weight : model.state().entrySet()) {
      List<Long> shape = Arrays.stream(weight.getValue().getShape().getShape()).boxed().toList();
      weights.add(new ExchangedWeight(weight.getKey(), model.releasedName(weight.getKey()), shape));
    }
    return weights;
  }

  private void compare(List<ExchangedWeight> weights) {
    TreeSet<String> unknown = new TreeSet<>(file.names());
    unknown.removeIf(FileWeights::isNoWeight);
    for (ExchangedWeight weight : weights) {
      String name = nameInFile.apply(weight);
      if (!unknown.remove(name)) {
        problems.add("%s: expected shape %s, found nothing".formatted(name, weight.shape()));
      } else if (!Arrays.stream(file.shape(name)).boxed().toList().equals(weight.shape())) {
        problems.add(
            "%s: expected shape %s, found %s"
                .formatted(name, weight.shape(), Arrays.toString(file.shape(name))));
      } else {
        fitting.add(weight);
      }
    }
    unknown.forEach(
        name ->
            problems.add(
                "%s: expected nothing, found shape %s"
                    .formatted(name, Arrays.toString(file.shape(name)))));
  }

  /**
   * MulT's transformers and positions have buffers, which PyTorch saves as if they were weights.
   */
  private static boolean isNoWeight(String name) {
    return name.endsWith(".version") || name.endsWith("._float_tensor");
  }

  /**
   * Makes sure that the file has just the weights of the model.
   *
   * @param advice what to do otherwise
   * @throws BadDataException that names every weight which is missing, of another shape, or of
   *     another model
   */
  FileWeights requireAll(String advice) {
    if (!problems.isEmpty()) {
      throw new BadDataException(
          "%s does not have the weights of the model that the settings and the corpus define; %s:%s"
              .formatted(file.path(), advice, listed()));
    }
    return this;
  }

  /** Returns which of the model's weights the file has. */
  List<ExchangedWeight> fitting() {
    return List.copyOf(fitting);
  }

  /** Returns a line for every weight that one of both has and the other has not; the first few. */
  String listed() {
    String rest =
        problems.size() > NAMED ? "%n  and %d more".formatted(problems.size() - NAMED) : "";
    return problems.stream()
        .limit(NAMED)
        .map(problem -> "%n  %s".formatted(problem))
        .collect(Collectors.joining("", "", rest));
  }

  /**
   * Reads one of the weights that fit, in row-major order.
   *
   * @throws BadDataException if a value is not finite
   */
  float[] floats(ExchangedWeight weight) {
    String name = nameInFile.apply(weight);
    float[] floats = file.floats(name);
    for (float value : floats) {
      if (!Float.isFinite(value)) {
        throw new BadDataException(
            "%s: %s has a value that is not finite: %s".formatted(file.path(), name, value));
      }
    }
    return floats;
  }
}
