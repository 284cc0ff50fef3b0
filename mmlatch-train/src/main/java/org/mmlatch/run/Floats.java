package org.mmlatch.run;

import java.util.List;
import java.util.stream.IntStream;

/** Converts between arrays and lists of floats. */
final class Floats {
  private Floats() {}

  static List<Float> asList(float[] values) {
    return IntStream.range(0, values.length).mapToObj(i -> values[i]).toList();
  }

  static float[] toArray(List<Float> values) {
    float[] array = new float[values.size()];
    for (int i = 0; i < array.length; i++) {
      array[i] = values.get(i);
    }
    return array;
  }
}
