package org.mmlatch.train;

import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Divides weights among workers, for parallel updates. */
final class WeightShares {
  private WeightShares() {}

  /**
   * Returns shares with similar numbers of elements: each weight, largest first, goes to the share
   * with the fewest elements.
   *
   * @param number number of shares, fewer if there are not so many weights; a single share has all
   *     weights, in their order
   */
  static List<Map<String, Parameter>> of(Map<String, Parameter> weights, int number) {
    if (number == 1) {
      return List.of(weights);
    }
    long[] sizes = new long[Math.min(number, weights.size())];
    List<Map<String, Parameter>> shares = new ArrayList<>();
    for (int i = 0; i < sizes.length; i++) {
      shares.add(new LinkedHashMap<>());
    }
    weights.entrySet().stream()
        .sorted(Comparator.comparingLong(weight -> -weight.getValue().getShape().size()))
        .forEach(
            weight -> {
              int smallest = indexOfLeast(sizes);
              shares.get(smallest).put(weight.getKey(), weight.getValue());
              sizes[smallest] += weight.getValue().getShape().size();
            });
    return shares;
  }

  private static int indexOfLeast(long[] sizes) {
    long least = Arrays.stream(sizes).min().orElseThrow();
    int index = 0;
    while (sizes[index] > least) {
      index++;
    }
    return index;
  }
}
