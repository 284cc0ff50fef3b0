package org.mmlatch.engine;

import java.util.Optional;

/**
 * Finds out why a GPU cannot be used, and what to install.
 *
 * @param natives the engine's native libraries
 * @param system the machine's NVIDIA driver, cards and libraries
 */
public record GpuDiagnosis(Natives natives, NvidiaSystem system) {
  private static final String IN_A_CONTAINER =
      "a container gets it from the NVIDIA Container Toolkit: docker run --gpus all";

  /** Returns the diagnosis of this process's machine. */
  public static GpuDiagnosis present() {
    return new GpuDiagnosis(Natives.installed(), NvidiaSystem.present());
  }

  /** Returns whether a driver is loaded and an NVIDIA card is visible to this process. */
  boolean hasCard() {
    return system.driver().isPresent() && !system.deviceFiles().isEmpty();
  }

  /** Returns the first missing requirement and how to fix it; empty if nothing is missing. */
  public Optional<String> problem() {
    if (!natives.haveCuda()) {
      return Optional.of(
          "the native libraries of this build (%s) have no CUDA; build with MMLATCH_PROFILE=cu118"
              .formatted(natives));
    }
    if (system.driver().isEmpty()) {
      return Optional.of(
          "no NVIDIA driver is loaded (/proc/driver/nvidia/version is missing); install it on the"
              + " host; "
              + IN_A_CONTAINER);
    }
    if (system.deviceFiles().isEmpty()) {
      return Optional.of(
          "the NVIDIA driver %s is loaded, but no card is visible here (no /dev/nvidia0); "
                  .formatted(system.driver().get())
              + IN_A_CONTAINER);
    }
    return missingLibrary();
  }

  private Optional<String> missingLibrary() {
    if (system.library("libcuda.so.1").isEmpty()) {
      return Optional.of(
          "libcuda.so.1 is not found, the driver's part for programs; install it (libcuda1); in a"
              + " container NVIDIA_DRIVER_CAPABILITIES has to contain compute");
    }
    if (system.library("libcudart.so").isEmpty()) {
      return Optional.of(
          "libcudart.so is not found, with which the engine counts GPUs; install CUDA's runtime in a"
              + " folder that the system's loader knows (cuda-cudart-11-8 for cu118)");
    }
    return natives
        .missingCudnn()
        .filter(name -> system.library(name).isEmpty())
        .map(
            name ->
                "%s is not found: the native libraries (%s) lack cuDNN; install cuDNN 8 for CUDA 11"
                        .formatted(name, natives.flavor())
                    + " (libcudnn8, or the lib folder of nvidia-cudnn-cu11 8.x on LD_LIBRARY_PATH),"
                    + " or use the image of docker/Dockerfile.cu118");
  }

  /**
   * Returns why the requested GPU is not available.
   *
   * @param seen number of GPUs that the engine sees
   */
  String whyMissing(int seen) {
    String visible =
        Optional.ofNullable(system.environment().get("CUDA_VISIBLE_DEVICES"))
            .map("; CUDA_VISIBLE_DEVICES is '%s'"::formatted)
            .orElse("");
    if (seen > 0) {
      return "the engine sees %d, numbered from 0%s".formatted(seen, visible);
    }
    return problem()
        .orElseGet(
            () ->
                "driver %s, cards and libraries are there, and yet the engine sees no GPU%s; try nvidia-smi"
                    .formatted(system.driver().orElse("unknown"), visible));
  }
}
