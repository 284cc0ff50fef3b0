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

/** The weights and running statistics in a safetensors file, compared with those of a model. */
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
   * Looks up a model's weights by the released code's names.
   *
   * @param model a model that is built; it need not be initialised
   */
  static FileWeights byReleasedNames(Path path, MMLatch model) {
    return new FileWeights(
        SafetensorsFile.open(path), weightsOf(model), ExchangedWeight::pytorchName);
  }

  /**
   * Looks up a model's weights by this project's names, or by the released code's names if more of
   * those match.
   */
  static FileWeights byEitherNames(SafetensorsFile file, MMLatch model) {
    FileWeights ours = new FileWeights(file, weightsOf(model), ExchangedWeight::name);
    FileWeights released = new FileWeights(file, weightsOf(model), ExchangedWeight::pytorchName);
    return ours.fitting.size() >= released.fitting.size() ? ours : released;
  }

  /** Returns a model's weights and running statistics with both names. */
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
   * Returns whether a tensor is a buffer that PyTorch saves with the weights, as MulT's
   * transformers and positions have.
   */
  private static boolean isNoWeight(String name) {
    return name.endsWith(".version") || name.endsWith("._float_tensor");
  }

  /**
   * Checks that the file has exactly the model's weights.
   *
   * @param advice what to do otherwise, for the error message
   * @throws BadDataException if a weight is missing, has another shape, or is not the model's; the
   *     message lists the first of these
   */
  FileWeights requireAll(String advice) {
    if (!problems.isEmpty()) {
      throw new BadDataException(
          "%s does not have the weights of the model that the settings and the corpus define; %s:%s"
              .formatted(file.path(), advice, listed()));
    }
    return this;
  }

  /** Returns the model's weights that the file has with the right shape. */
  List<ExchangedWeight> fitting() {
    return List.copyOf(fitting);
  }

  /** Returns a line for each mismatch between file and model, up to a limit. */
  String listed() {
    String rest =
        problems.size() > NAMED ? "%n  and %d more".formatted(problems.size() - NAMED) : "";
    return problems.stream()
        .limit(NAMED)
        .map(problem -> "%n  %s".formatted(problem))
        .collect(Collectors.joining("", "", rest));
  }

  /**
   * Reads one of the {@link #fitting} weights, in row-major order.
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
