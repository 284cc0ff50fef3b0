package org.mmlatch.run;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mmlatch.BadDataException;
import org.mmlatch.data.CorpusWriter;
import org.mmlatch.model.MMLatch;
import org.mmlatch.tensor.SafetensorsWriter;
import org.mmlatch.tensor.Tensor;

/**
 * A model's weights in a safetensors file for PyTorch, with the released code's names.
 *
 * @param weights the weights' names and shapes
 * @param values the weights' values in row-major order, by this project's names
 */
record PytorchWeights(List<ExchangedWeight> weights, Map<String, float[]> values) {
  /**
   * Writes a model's weights and returns their names and shapes.
   *
   * @throws org.mmlatch.data.FolderNotEmptyException if the file already exists
   */
  static List<ExchangedWeight> write(Path path, RunModel model) {
    CorpusWriter.requireFree(path);
    List<ExchangedWeight> weights = FileWeights.weightsOf(model.model());
    SafetensorsWriter file = new SafetensorsWriter().putMetadata("format", "pt");
    for (ExchangedWeight weight : weights) {
      float[] values = model.state().get(weight.name()).toFloatArray();
      file.add(weight.pytorchName(), Tensor.of(values, shape(weight)));
    }
    file.write(path);
    return weights;
  }

  /**
   * Reads a model's weights.
   *
   * @param model a model that is built; it need not be initialised
   * @throws BadDataException if a weight is missing, has another shape, is not the model's, or is
   *     not finite; the message names it
   */
  static PytorchWeights read(Path path, MMLatch model) {
    FileWeights file =
        FileWeights.byReleasedNames(path, model).requireAll("give those it was trained with");
    Map<String, float[]> values = new LinkedHashMap<>();
    file.fitting().forEach(weight -> values.put(weight.name(), file.floats(weight)));
    return new PytorchWeights(file.fitting(), values);
  }

  private static long[] shape(ExchangedWeight weight) {
    return weight.shape().stream().mapToLong(dimension -> dimension).toArray();
  }
}
