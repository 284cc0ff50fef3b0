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

/** Chooses the slots for a sweep. */
public final class Slots {
  private static final String VISIBLE = "CUDA_VISIBLE_DEVICES";

  private Slots() {}

  /**
   * Returns the slots for a sweep on this machine.
   *
   * @param sweep the sweep
   * @param number number of slots, if given by the user
   * @param gpus GPUs given by the user; if empty, those visible to this process, unless the trials
   *     run on the CPU
   * @param share number of trials that each GPU runs in parallel
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

  /** Returns the GPUs visible to this process; none if the installed engine is for the CPU only. */
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
