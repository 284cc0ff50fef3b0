package org.mmlatch.settings;

/** When training steps on a GPU are recorded as CUDA graphs. */
public enum CudaGraphUse {
  /**
   * If the engine offers them, the encoder trains to the same bytes with them, and the precision is
   * float32.
   */
  AUTO,
  /** Always; an error if the engine does not offer them. */
  ALWAYS,
  /** Never. */
  NEVER
}
