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
 * A model's weights in a safetensors file as PyTorch saves them, with the released code's names.
 *
 * @param weights which they are
 * @param values in row-major order, by our names
 */
record PytorchWeights(List<ExchangedWeight> weights, Map<String, float[]> values) {
  /** Writes the weights of a model, and returns which. */
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
   * Reads a file that has the weights of a model, each a finite number of single precision.
   *
   * @param model only needs to be built
   * @throws BadDataException if it is not that; the message names every weight that is missing, of
   *     another shape, or of another model
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
