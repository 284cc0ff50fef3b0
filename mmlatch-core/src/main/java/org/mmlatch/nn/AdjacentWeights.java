package org.mmlatch.nn;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Allocates the four weights of each LSTM in one contiguous block, in the order that cuDNN expects:
 * input and recurrent weights, then their biases. PyTorch passes such weights to cuDNN directly;
 * weights that are not contiguous it copies into one block on every call.
 */
final class AdjacentWeights {
  private static final String FIRST = "weight_ih";
  private static final List<String> OTHERS = List.of("weight_hh", "bias_ih", "bias_hh");

  private AdjacentWeights() {}

  /**
   * Returns an array of zeros for every LSTM weight, by name.
   *
   * @param weights all weights of a model, by name
   * @param manager owns the arrays and names the device
   */
  static Map<String, NDArray> of(Map<String, Parameter> weights, NDManager manager) {
    Map<String, NDArray> places = new LinkedHashMap<>();
    weights.keySet().stream()
        .filter(name -> name.endsWith(FIRST))
        .forEach(name -> places.putAll(adjacent(names(name), weights, manager)));
    return places;
  }

  private static List<String> names(String first) {
    String prefix = first.substring(0, first.length() - FIRST.length());
    List<String> names = new ArrayList<>(List.of(first));
    OTHERS.forEach(other -> names.add(prefix + other));
    return names;
  }

  private static Map<String, NDArray> adjacent(
      List<String> names, Map<String, Parameter> weights, NDManager manager) {
    long[] ends = new long[names.size()];
    long end = 0;
    for (int i = 0; i < ends.length; i++) {
      end += weights.get(names.get(i)).getShape().size();
      ends[i] = end;
    }
    long[] inner = Arrays.copyOf(ends, ends.length - 1);
    NDList slices = manager.zeros(new Shape(end)).split(inner);
    Map<String, NDArray> places = new LinkedHashMap<>();
    for (int i = 0; i < ends.length; i++) {
      Shape shape = weights.get(names.get(i)).getShape();
      places.put(names.get(i), slices.get(i).reshape(shape));
    }
    return places;
  }
}
