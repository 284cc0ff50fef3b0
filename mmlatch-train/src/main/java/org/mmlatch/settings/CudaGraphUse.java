package org.mmlatch.settings;

/** When training steps on a GPU are recorded as CUDA graphs. */
public enum CudaGraphUse {
  /** Where the engine that is loaded offers them. */
  AUTO,
  /** Always; a training without them is refused. */
  ALWAYS,
  /** Never. */
  NEVER
}
