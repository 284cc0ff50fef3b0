package org.mmlatch.settings;

/** When training steps on a GPU are recorded as CUDA graphs. */
public enum CudaGraphUse {
  /** If the engine offers them and the encoder trains to the same bytes with them. */
  AUTO,
  /** Always; a training without them is refused. */
  ALWAYS,
  /** Never. */
  NEVER
}
