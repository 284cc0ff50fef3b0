package org.mmlatch.engine;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.util.cuda.CudaUtils;
import java.util.Optional;
import java.util.Set;
import org.mmlatch.nn.Bfloat16Products;
import org.mmlatch.nn.Products;
import org.mmlatch.settings.Precision;
import org.mmlatch.settings.SettingsException;

/** Selects the precision of matrix products in training steps. */
public final class TrainingPrecision {
  private static final Set<String> INSTRUCTIONS = Set.of("avx512_bf16", "amx_bf16");
  private static final int AMPERE = 80; // compute capability 8.0

  private TrainingPrecision() {}

  /**
   * Checks that a device has instructions for a precision; without them bfloat16 would only be
   * slower.
   *
   * @throws SettingsException if it has none; the message names what is missing
   */
  public static void require(Precision precision, Device device) {
    if (precision == Precision.BF16) {
      Optional<String> missing =
          device.isGpu()
              ? missing(CudaUtils.getComputeCapability(device.getDeviceId()))
              : missing(LinuxSystem.present());
      missing.ifPresent(
          reason -> {
            throw new SettingsException(
                "precision is bf16, but " + reason + ": set precision = float32");
          });
    }
  }

  /** Returns why a processor cannot use bfloat16; empty if it can. */
  static Optional<String> missing(LinuxSystem system) {
    return system.features().stream().anyMatch(INSTRUCTIONS::contains)
        ? Optional.empty()
        : Optional.of(
            "the processor (%s) shows no instructions for it in /proc/cpuinfo (avx512_bf16 or amx_bf16)"
                .formatted(system.processor().orElse("unknown")));
  }

  /**
   * Returns why a GPU cannot use bfloat16; empty if it can.
   *
   * @param capability the compute capability without a dot, such as 80
   */
  static Optional<String> missing(String capability) {
    return capability.matches("[0-9]+") && Integer.parseInt(capability) >= AMPERE
        ? Optional.empty()
        : Optional.of(
            "the GPU has compute capability %s, and 80 (Ampere) is the first with instructions for it"
                .formatted(capability));
  }

  /**
   * Returns the implementation of matrix products for training steps.
   *
   * @param manager manager on the device; closes what is compiled for it
   */
  public static Products products(Precision precision, NDManager manager) {
    return switch (precision) {
      case FLOAT32 -> Products.FLOAT32;
      case BF16 -> new Bfloat16Products(manager);
    };
  }
}
