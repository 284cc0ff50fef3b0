package org.mmlatch.batch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Groups the segments of an epoch into batches. Segments are shuffled and cut into windows of
 * several batches; each window is sorted by length and cut into batches; the batches are shuffled.
 * So batches have little padding and still differ from epoch to epoch.
 *
 * @param batchSize segments in a batch; one batch of an epoch may have fewer
 * @param window batches in a window; 1 gives random batches
 */
public record BatchOrder(int batchSize, int window) {
  /**
   * Returns the batches of an epoch, each an array of segment indices.
   *
   * @param lengths number of steps of every segment
   * @param random source of both shuffles
   */
  public List<int[]> shuffled(int[] lengths, Random random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, lengths.length).boxed().toList());
    Collections.shuffle(order, random);
    List<int[]> batches = new ArrayList<>();
    int windowSize = (int) Math.min((long) batchSize * window, Integer.MAX_VALUE);
    for (int start = 0; start < order.size(); start += windowSize) {
      List<Integer> segments = order.subList(start, Math.min(order.size(), start + windowSize));
      segments.sort(Comparator.comparingInt(segment -> lengths[segment]));
      cut(segments, batches);
    }
    Collections.shuffle(batches, random);
    return batches;
  }

  /**
   * Returns batches for evaluation: segments of similar length, longest first, as many in each
   * batch as fit.
   *
   * @param maxSteps maximum number of steps of a batch, including padding; a longer segment is a
   *     batch of its own
   */
  public static List<int[]> byLength(int[] lengths, int maxSteps) {
    int[] order =
        IntStream.range(0, lengths.length)
            .boxed()
            .sorted(Comparator.comparingInt(segment -> -lengths[segment]))
            .mapToInt(segment -> segment)
            .toArray();
    List<int[]> batches = new ArrayList<>();
    int start = 0;
    while (start < order.length) {
      int size = Math.max(1, maxSteps / Math.max(1, lengths[order[start]]));
      int end = Math.min(order.length, start + size);
      batches.add(Arrays.copyOfRange(order, start, end));
      start = end;
    }
    return batches;
  }

  /** Returns batches of the segments in their original order. */
  public List<int[]> inOrder(int[] lengths) {
    List<int[]> batches = new ArrayList<>();
    cut(IntStream.range(0, lengths.length).boxed().toList(), batches);
    return batches;
  }

  private void cut(List<Integer> segments, List<int[]> batches) {
    for (int start = 0; start < segments.size(); start += batchSize) {
      int end = Math.min(segments.size(), start + batchSize);
      batches.add(segments.subList(start, end).stream().mapToInt(i -> i).toArray());
    }
  }

  /** Returns the share of padding among the steps of all batches, in [0, 1). */
  public static double paddingShare(List<int[]> batches, int[] lengths) {
    long real = 0;
    long padded = 0;
    for (int[] batch : batches) {
      real += Arrays.stream(batch).mapToLong(segment -> lengths[segment]).sum();
      int longest = Arrays.stream(batch).map(segment -> lengths[segment]).max().orElse(0);
      padded += (long) longest * batch.length;
    }
    return padded == 0 ? 0 : 1 - (double) real / padded;
  }
}
