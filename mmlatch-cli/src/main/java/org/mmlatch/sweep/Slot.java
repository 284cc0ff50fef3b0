package org.mmlatch.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A place where one trial at a time runs.
 *
 * @param number from 0
 * @param gpu the one GPU that its trials see, as {@code CUDA_VISIBLE_DEVICES} names it; empty:
 *     whatever this process sees
 */
public record Slot(int number, Optional<String> gpu) {
  /** Returns slots that share the processor's cores. */
  public static List<Slot> onCores(int slots) {
    return IntStream.range(0, slots).mapToObj(i -> new Slot(i, Optional.empty())).toList();
  }

  /**
   * Returns slots on GPUs.
   *
   * @param gpus as {@code CUDA_VISIBLE_DEVICES} names them
   * @param share how many trials at a time each of them computes
   */
  public static List<Slot> onGpus(List<String> gpus, int share) {
    List<Slot> slots = new ArrayList<>();
    for (int round = 0; round < share; round++) {
      for (String gpu : gpus) {
        slots.add(new Slot(slots.size(), Optional.of(gpu)));
      }
    }
    return slots;
  }

  @Override
  public String toString() {
    return "slot " + number + gpu.map(name -> " on GPU " + name).orElse("");
  }
}
