package org.mmlatch.settings;

/** When training steps on a GPU are recorded as CUDA graphs. */
public enum CudaGraphUse {
  /** Where the engine offers them and the encoder was seen to train to the same bytes by them. */
  AUTO,
  /** Always; a training without them is refused. */
  ALWAYS,
  /** Never. */
  NEVER
}
