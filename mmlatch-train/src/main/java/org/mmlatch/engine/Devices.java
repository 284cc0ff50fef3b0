package org.mmlatch.engine;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.pytorch.jni.JniUtils;
import java.util.OptionalInt;
import org.mmlatch.settings.DeviceChoice;
import org.mmlatch.settings.SettingsException;

/** Where the engine computes, and with how many threads. */
public final class Devices {
  private static final String ENGINE = "PyTorch";

  private Devices() {}

  /**
   * Fixes the number of threads for operators on the CPU. Must be called before the engine is used
   * for the first time; later calls change nothing.
   *
   * @param threads empty: one per core
   */
  public static void useThreads(OptionalInt threads) {
    int number = threads.orElseGet(() -> Runtime.getRuntime().availableProcessors());
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(number));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
  }

  /**
   * Returns the device that was chosen.
   *
   * @throws SettingsException if it is a GPU that the engine does not see
   */
  public static Device of(DeviceChoice choice) {
    int gpus = engine().getGpuCount();
    if (choice instanceof DeviceChoice.Gpu gpu) {
      if (gpu.index() >= gpus) {
        throw new SettingsException(
            "device is %s, but the engine sees %d GPUs; set device = cpu, or use a build with CUDA"
                .formatted(gpu, gpus));
      }
      return Device.gpu(gpu.index());
    }
    return choice instanceof DeviceChoice.Auto && gpus > 0 ? Device.gpu(0) : Device.cpu();
  }

  /** Returns the number of threads for operators on the CPU. */
  public static int threads() {
    return JniUtils.getNumThreads();
  }

  /** Seeds the engine's draws. */
  public static void seed(int seed) {
    engine().setRandomSeed(seed);
  }

  /** Returns the version of PyTorch that computes. */
  public static String engineVersion() {
    return engine().getVersion();
  }

  /** DJL loads its native libraries when the engine is first asked for, and fails with errors. */
  private static Engine engine() {
    try {
      return Engine.getEngine(ENGINE);
    } catch (EngineException | LinkageError e) {
      Throwable reason = e;
      while (reason.getCause() != null) {
        reason = reason.getCause();
      }
      throw new UnusableEngineException(
          "the engine cannot be loaded: "
              + reason
              + "\nIts native libraries are unpacked once, into DJL_CACHE_DIR, else ~/.djl.ai: set"
              + " DJL_CACHE_DIR to a folder that this user can write to, or that holds them"
              + " readable",
          e);
    }
  }
}
