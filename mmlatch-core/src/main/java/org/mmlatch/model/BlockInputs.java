package org.mmlatch.model;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mmlatch.Modality;
import org.mmlatch.nn.Steps;

/**
 * Checks and converts the inputs that a DJL program passes to {@link MMLatchBlock}: features of
 * each modality, then lengths. A wrong input causes an {@link IllegalArgumentException} that says
 * which one.
 *
 * @param dims number of features D_m per modality, in canonical order
 */
record BlockInputs(Map<Modality, Integer> dims) {
  /** Checks the shapes: (B, T, D_m) for each modality, with the same B and T for all, then (B). */
  void require(Shape... shapes) {
    if (shapes.length == dims.size()) {
      throw wrong("the lengths are missing", shapes);
    }
    if (shapes.length != dims.size() + 1) {
      throw wrong("there are " + shapes.length + " inputs", shapes);
    }
    List<Modality> modalities = List.copyOf(dims.keySet());
    for (int i = 0; i < modalities.size(); i++) {
      Modality modality = modalities.get(i);
      Shape shape = shapes[i];
      if (shape.dimension() != 3 || shape.get(2) != dims.get(modality)) {
        throw wrong("input %d, %s, is %s".formatted(i + 1, modality.key(), shape), shapes);
      }
      if (shape.get(0) != shapes[0].get(0) || shape.get(1) != shapes[0].get(1)) {
        throw wrong("%s has other segments or steps".formatted(modality.key()), shapes);
      }
    }
    Shape lengths = shapes[modalities.size()];
    if (lengths.dimension() != 1 || lengths.get(0) != shapes[0].get(0)) {
      throw wrong("the last input, the lengths, is " + lengths, shapes);
    }
  }

  /** Checks the inputs, including every length, and returns them as a batch. */
  Segments segments(NDList inputs) {
    require(inputs.stream().map(NDArray::getShape).toArray(Shape[]::new));
    Map<Modality, NDArray> features = new EnumMap<>(Modality.class);
    for (Modality modality : dims.keySet()) {
      NDArray x = inputs.get(features.size());
      if (x.getDataType() != DataType.FLOAT32) {
        throw new IllegalArgumentException(
            "%s is %s; expected float32".formatted(modality.key(), x.getDataType()));
      }
      features.put(modality, x);
    }
    NDArray lengths = inputs.get(features.size());
    long longest = inputs.get(0).getShape().get(1);
    requireLengths(lengths, longest);
    return new Segments(features, Steps.of(lengths.toType(DataType.INT64, false), longest));
  }

  private static void requireLengths(NDArray lengths, long longest) {
    Number[] values = lengths.toArray();
    for (int i = 0; i < values.length; i++) {
      double length = values[i].doubleValue();
      if (length != Math.rint(length) || length < 1 || length > longest) {
        throw new IllegalArgumentException(
            "segment %d has a length of %s; expected a whole number from 1 to %d, the steps T of the features"
                .formatted(i, values[i], longest));
      }
    }
  }

  private IllegalArgumentException wrong(String what, Shape... shapes) {
    String expected =
        dims.entrySet().stream()
            .map(entry -> "%s (B, T, %d)".formatted(entry.getKey().key(), entry.getValue()))
            .collect(Collectors.joining(", "));
    return new IllegalArgumentException(
        "%s; expected %s, lengths (B), found %s%s"
            .formatted(what, expected, Arrays.toString(shapes), swapped(shapes)));
  }

  /**
   * Returns a hint if the sizes are those expected but in another order, otherwise an empty string.
   */
  private String swapped(Shape... shapes) {
    List<Long> found = new ArrayList<>();
    for (Shape shape : shapes) {
      if (shape.dimension() == 3) {
        found.add(shape.get(2));
      }
    }
    List<Long> expected = dims.values().stream().map(Integer::longValue).toList();
    boolean same = found.stream().sorted().toList().equals(expected.stream().sorted().toList());
    return same && !found.equals(expected) ? ": modalities are swapped" : "";
  }
}
