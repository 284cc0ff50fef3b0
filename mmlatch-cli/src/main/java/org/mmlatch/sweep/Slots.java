package org.mmlatch.sweep;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.engine.Natives;
import org.mmlatch.engine.NvidiaSystem;
import org.mmlatch.settings.DeviceChoice;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.mmlatch.settings.SettingsLoader;

/** How many trials run at a time, and where. */
public final class Slots {
  private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

  private Slots() {}

  /**
   * Returns the slots for a sweep on this machine.
   *
   * @param number of slots, if the user wants another than the machine suggests
   * @param gpus that the user names; none: those that this process may see, unless the trials are
   *     for the CPU
   * @param share trials at a time on each GPU
   * @throws SettingsException if a number is not positive
   */
  public static List<Slot> of(
      SweepFolder sweep, Optional<Integer> number, List<String> gpus, int share) {
    if (share < 1 || number.orElse(1) < 1) {
      throw new SettingsException("--slots and --share: expected numbers from 1");
    }
    Settings first = SettingsLoader.loadFrozen(sweep.trial(0).settings(), Map.of());
    List<String> used =
        gpus.isEmpty() && !(first.device() instanceof DeviceChoice.Cpu) ? visible() : gpus;
    if (used.isEmpty()) {
      int cores = Runtime.getRuntime().availableProcessors();
      return Slot.onCores(number.orElse(Math.max(1, cores / first.threads().orElse(1))));
    }
    List<Slot> slots = Slot.onGpus(used, share);
    return slots.subList(0, Math.min(slots.size(), number.orElse(slots.size())));
  }

  /** Returns the GPUs that this process may see, none if its engine is for the CPU. */
  private static List<String> visible() {
    if (!Natives.installed().haveCuda()) {
      return List.of();
    }
    NvidiaSystem system = NvidiaSystem.present();
    String chosen = system.environment().get(VISIBLE);
    if (chosen != null) {
      return Arrays.stream(chosen.split(",", -1)).filter(gpu -> !gpu.isBlank()).toList();
    }
    return system.deviceFiles().stream().map(file -> file.replaceAll("\\D", "")).toList();
  }
}
