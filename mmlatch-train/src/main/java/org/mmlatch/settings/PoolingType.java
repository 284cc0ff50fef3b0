package org.mmlatch.settings;

/** How the fused sequence becomes one vector. */
public enum PoolingType {
  /** The last valid state of each direction, as in the paper. */
  LAST,
  /** Self-attention summed over the valid steps, as in the released code. */
  ATTENTION
}
