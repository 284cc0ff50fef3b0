package org.mmlatch.engine;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.settings.SettingsException;

/**
 * Switches TF32 on or off. NVIDIA GPUs since Ampere multiply float32 matrices several times as fast
 * if the elements may be rounded to 10 bits of mantissa. By default PyTorch lets cuDNN use TF32,
 * and so every LSTM. DJL has no switch for it, so this class sets environment variables that the
 * libraries read on first use.
 */
final class TensorFloat32 {
  /** Read by cuBLAS and cuDNN: 0 forbids TF32, whatever PyTorch requests. */
  static final String OVERRIDE = "NVIDIA_TF32_OVERRIDE";

  /** Read by PyTorch: whether to request TF32 from cuBLAS too. */
  static final String CUBLAS = "TORCH_ALLOW_TF32_CUBLAS_OVERRIDE";

  private static final String FORBID = "0";

  /** The C library's access to the process's environment, which Java can read but not change. */
  private interface CLibrary extends Library {
    int setenv(String name, String value, int overwrite);

    int unsetenv(String name);

    String getenv(String name);
  }

  private TensorFloat32() {}

  /**
   * Allows or forbids TF32. Has an effect only before the engine is first used.
   *
   * @param environment the variables that the process was started with
   * @throws SettingsException if {@value #OVERRIDE} in it says the opposite
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

  /** Returns whether the environment, as NVIDIA's libraries read it, allows TF32. */
  static boolean isAllowed() {
    return !FORBID.equals(Native.load("c", CLibrary.class).getenv(OVERRIDE));
  }
}
