package org.mmlatch.engine;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.util.Optional;

/** DJL's PyTorch engine, loaded on first use. */
final class PyTorch {
  private static final String ENGINE = "PyTorch";

  private PyTorch() {}

  /**
   * Returns the engine.
   *
   * @throws UnusableEngineException if its native libraries do not fit this build, or cannot be
   *     unpacked or loaded
   * @throws org.mmlatch.settings.SettingsException if the folder in MMLATCH_TORCH has no PyTorch
   */
  static Engine engine() {
    prepare();
    try {
      return Engine.getEngine(ENGINE);
    } catch (EngineException | LinkageError | IllegalStateException e) { // all mean a failed load
      Throwable reason = e;
      while (reason.getCause() != null) {
        reason = reason.getCause();
      }
      throw new UnusableEngineException(explanation(GpuDiagnosis.present(), reason), e);
    }
  }

  /**
   * Makes DJL load the PyTorch in the folder that MMLATCH_TORCH names, if it is set.
   *
   * @throws UnusableEngineException if this build has no JNI library for that PyTorch
   * @throws org.mmlatch.settings.SettingsException if the folder has no PyTorch
   */
  static void prepare() {
    if (TorchFolder.isSettled(System.getenv())) {
      return; // fast path: called in every training step
    }
    Optional<TorchFolder> own = TorchFolder.named(System.getenv());
    own.flatMap(TorchFolder::misfit)
        .ifPresent(
            misfit -> {
              throw new UnusableEngineException(misfit);
            });
    own.ifPresent(torch -> torch.use(NvidiaSystem.present(), System.getenv()));
  }

  /**
   * Returns the message for a failed load. CUDA libraries fail on a machine without a usable GPU
   * with unrelated messages, so the diagnosis comes first.
   */
  static String explanation(GpuDiagnosis diagnosis, Throwable reason) {
    Optional<String> problem =
        diagnosis.natives().haveCuda() ? diagnosis.problem() : Optional.empty();
    return problem
        .map(
            missing ->
                "the engine's native libraries (%s) load only on a machine with a GPU that they can use: %s"
                        .formatted(diagnosis.natives(), missing)
                    + "\nWithout a GPU, use the build for the CPU. The engine's own message: "
                    + reason)
        .orElseGet(
            () ->
                "the engine cannot be loaded: "
                    + reason
                    + "\nIts native libraries are unpacked once, into DJL_CACHE_DIR, else"
                    + " ~/.djl.ai: set DJL_CACHE_DIR to a folder that this user can write to, or"
                    + " that holds them readable");
  }
}
