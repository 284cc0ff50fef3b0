package org.mmlatch.engine;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import java.util.Optional;

/** The engine, loaded when it is first asked for. */
final class PyTorch {
  private static final String ENGINE = "PyTorch";

  private PyTorch() {}

  /**
   * Returns the engine.
   *
   * @throws UnusableEngineException if its native libraries do not fit, or cannot be unpacked or
   *     loaded
   * @throws org.mmlatch.settings.SettingsException if MMLATCH_TORCH names no PyTorch
   */
  static Engine engine() {
    prepare();
    try {
      return Engine.getEngine(ENGINE);
    } catch (EngineException | LinkageError | IllegalStateException e) { // loading throws errors
      Throwable reason = e;
      while (reason.getCause() != null) {
        reason = reason.getCause();
      }
      throw new UnusableEngineException(explanation(GpuDiagnosis.present(), reason), e);
    }
  }

  /**
   * Sees to it that the engine will be that of the folder that MMLATCH_TORCH names, if it does.
   *
   * @throws UnusableEngineException if the engine of this build cannot be joined to that
   * @throws org.mmlatch.settings.SettingsException if there is no PyTorch in it
   */
  static void prepare() {
    if (TorchFolder.isSettled(System.getenv())) {
      return; // the engine is asked for in every step
    }
    Optional<TorchFolder> own = TorchFolder.named(System.getenv());
    own.flatMap(TorchFolder::misfit)
        .ifPresent(
            misfit -> {
              throw new UnusableEngineException(misfit);
            });
    own.ifPresent(torch -> torch.use(NvidiaSystem.present(), System.getenv()));
  }

  /** Libraries for CUDA fail where there is no GPU with reasons that have nothing to do with it. */
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
