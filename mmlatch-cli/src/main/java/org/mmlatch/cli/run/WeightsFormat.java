package org.mmlatch.cli.run;

/** Whose names weights have outside of run folders. */
enum WeightsFormat {
  /** Safetensors with the names of the released Python code. */
  PYTORCH
}
