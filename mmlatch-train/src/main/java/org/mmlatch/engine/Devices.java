package org.mmlatch.engine;

import ai.djl.Device;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.pytorch.jni.LibUtils;
import org.mmlatch.settings.DeviceChoice;
import org.mmlatch.settings.Settings;
import org.mmlatch.settings.SettingsException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Selects the device that PyTorch computes on, and sets the engine's threads, TF32 and seed. */
public final class Devices {
  private static final Logger LOG = LoggerFactory.getLogger(Devices.class);

  private Devices() {}

  /**
   * Configures the engine: the number of threads per operator on the CPU, and whether GPUs may use
   * TF32. Must be called before the engine is used for the first time; later calls have no effect.
   *
   * @throws SettingsException if an environment variable contradicts the settings
   * @throws UnusableEngineException if the PyTorch that MMLATCH_TORCH names does not fit this
   *     build, or if TF32 cannot be set for CUDA libraries
   */
  public static void prepare(Settings settings) {
    PyTorch.prepare();
    int threads = Parallelism.of(settings).threadsOfEach();
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    try {
      TensorFloat32.set(settings.tf32(), System.getenv());
    } catch (LinkageError e) {
      if (Natives.installed().haveCuda()) {
        throw new UnusableEngineException(
            "tf32 cannot be set to %s, because the C library cannot be called: %s; give Java's library"
                    .formatted(settings.tf32(), e.getMessage())
                + " JNA a temporary folder that allows programs: MMLATCH_JAVA_OPTS=-Djna.tmpdir=DIR",
            e);
      }
    }
  }

  /**
   * Returns whether GPUs may use TF32: {@code on}, {@code off}, or {@code unknown} if the C library
   * cannot be called.
   */
  public static String tensorFloat32() {
    try {
      return TensorFloat32.isAllowed() ? "on" : "off";
    } catch (LinkageError unavailable) {
      return "unknown";
    }
  }

  /**
   * Like {@link #of}, but logs the device that {@code auto} chose, for work whose speed or results
   * depend on it.
   *
   * @throws SettingsException as {@link #of} does
   * @throws UnusableEngineException as {@link #of} does
   */
  public static Device announced(DeviceChoice choice) {
    Device device = of(choice);
    if (choice instanceof DeviceChoice.Auto) {
      announce(device);
    }
    return device;
  }

  /**
   * Logs the choice of {@code auto}. Falling back to the CPU is logged at debug level if the
   * machine has no NVIDIA card.
   */
  private static void announce(Device device) {
    if (device.isGpu()) {
      LOG.info("device = auto: using gpu:{}, the first of {}", device.getDeviceId(), gpus());
      return;
    }
    GpuDiagnosis diagnosis = GpuDiagnosis.present();
    Level level = diagnosis.hasCard() ? Level.INFO : Level.DEBUG;
    LOG.atLevel(level).log("device = auto: using the CPU: {}", diagnosis.whyMissing(0));
  }

  /** Returns a device's name as the settings spell it: {@code cpu}, {@code gpu:0}. */
  public static String name(Device device) {
    return device.isGpu() ? "gpu:" + device.getDeviceId() : "cpu";
  }

  /**
   * Returns the device that was chosen.
   *
   * @throws SettingsException if it is a GPU that cannot be used; the message says why
   * @throws UnusableEngineException if the engine cannot be loaded
   */
  public static Device of(DeviceChoice choice) {
    if (choice instanceof DeviceChoice.Gpu gpu) {
      return gpu(gpu);
    }
    return choice instanceof DeviceChoice.Auto ? automatic() : cpu();
  }

  /**
   * Returns the CPU. Loads the engine first, so that a failure to load shows before any file is
   * written.
   */
  private static Device cpu() {
    int unused = gpus();
    return Device.cpu();
  }

  private static Device automatic() {
    return gpus() > 0 ? usable(new DeviceChoice.Gpu(0)) : cpu();
  }

  private static Device gpu(DeviceChoice.Gpu chosen) {
    try {
      if (chosen.index() < gpus()) {
        return usable(chosen);
      }
    } catch (UnusableEngineException e) {
      throw new SettingsException("device is %s, but %s".formatted(chosen, e.getMessage()), e);
    }
    throw new SettingsException(
        "device is %s, but %s".formatted(chosen, GpuDiagnosis.present().whyMissing(gpus())));
  }

  /**
   * Returns a GPU after a test operation. A visible GPU can still fail: too old for the libraries,
   * in exclusive use by another process, or broken.
   */
  private static Device usable(DeviceChoice.Gpu chosen) {
    Device device = Device.gpu(chosen.index());
    try (NDManager manager = NDManager.newBaseManager(device)) {
      float[] unused = manager.ones(new Shape(1)).toFloatArray();
      return device;
    } catch (EngineException e) {
      throw new SettingsException(
          "device is %s, but its first operation fails: %s".formatted(chosen, e.getMessage()), e);
    }
  }

  /** Returns the number of GPUs that the engine can compute on. */
  public static int gpus() {
    return PyTorch.engine().getGpuCount();
  }

  /** Returns the number of threads per operator on the CPU. */
  public static int threads() {
    return JniUtils.getNumThreads();
  }

  /** Seeds the engine's random number generator. */
  public static void seed(int seed) {
    PyTorch.engine().setRandomSeed(seed);
  }

  /** Returns the version of the loaded PyTorch. */
  public static String engineVersion() {
    return PyTorch.engine().getVersion();
  }

  /** Returns whether the loaded PyTorch has at least this version. */
  public static boolean engineIsAtLeast(int major, int minor) {
    String[] parts = engineVersion().split("\\D", 3);
    int foundMajor = Integer.parseInt(parts[0]);
    return foundMajor > major || (foundMajor == major && Integer.parseInt(parts[1]) >= minor);
  }

  /** Returns the folder of the loaded native libraries. */
  public static String librariesFolder() {
    return LibUtils.getLibtorchPath();
  }
}
