package org.mmlatch.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A slot runs one trial at a time, on CPU cores or on a GPU.
 *
 * @param number number of the slot, from 0
 * @param gpu the only GPU visible to its trials, as named in {@code CUDA_VISIBLE_DEVICES}; if
 *     empty, trials see the same GPUs as this process
 */
public record Slot(int number, Optional<String> gpu) {
  /** Returns slots that share the CPU cores. */
  public static List<Slot> onCores(int slots) {
    return IntStream.range(0, slots).mapToObj(i -> new Slot(i, Optional.empty())).toList();
  }

  /**
   * Returns slots on GPUs.
   *
   * @param gpus the GPUs, as named in {@code CUDA_VISIBLE_DEVICES}
   * @param share number of trials that each GPU runs in parallel
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
