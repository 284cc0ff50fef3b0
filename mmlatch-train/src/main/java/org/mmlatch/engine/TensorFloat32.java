package org.mmlatch.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.settings.SettingsException;

/**
 * TF32: NVIDIA's GPUs from Ampere on multiply matrices of float32 several times as fast if their
 * elements may be rounded to 10 bits of mantissa. PyTorch asks cuDNN for it unless it is told
 * otherwise, so for every LSTM. DJL offers no switch; the libraries read the process's environment
 * when they are first used.
 */
final class TensorFloat32 {
  /** For cuBLAS and cuDNN: 0 forbids it, whatever PyTorch asks them for. */
  static final String OVERRIDE = "NVIDIA_TF32_OVERRIDE";

  /** For PyTorch: whether to ask cuBLAS for it too. */
  static final String CUBLAS = "TORCH_ALLOW_TF32_CUBLAS_OVERRIDE";

  private static final String FORBID = "0";

  /** The part of the C library that the process's environment lies in; Java only has a copy. */
  private interface CLibrary extends Library {
    int setenv(String name, String value, int overwrite);

    int unsetenv(String name);

    String getenv(String name);
  }

  private TensorFloat32() {}

  /**
   * Allows or forbids it, if the engine has not been used yet.
   *
   * @param environment what the process was started with
   * @throws SettingsException if that says the opposite
   * @throws LinkageError if the C library cannot be called
   */
  static void set(boolean allowed, Map<String, String> environment) {
    Optional<String> given = Optional.ofNullable(environment.get(OVERRIDE));
    if (given.isPresent() && allowed == given.get().equals(FORBID)) {
      throw new SettingsException(
          "tf32 is %s, but the environment has the opposite, %s=%s: unset the variable, or set tf32 = %s"
              .formatted(allowed, OVERRIDE, given.get(), !allowed));
    }
    CLibrary c = Native.load("c", CLibrary.class);
    if (allowed && given.isEmpty()) {
      c.unsetenv(OVERRIDE);
    } else {
      c.setenv(OVERRIDE, given.orElse(FORBID), 1);
    }
    c.setenv(CUBLAS, allowed ? "1" : "0", 1);
  }

  /** Returns what the environment tells NVIDIA's libraries, read as they read it. */
  static boolean isAllowed() {
    return !FORBID.equals(Native.load("c", CLibrary.class).getenv(OVERRIDE));
  }
}
