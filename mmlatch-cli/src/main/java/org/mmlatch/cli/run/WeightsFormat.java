package org.mmlatch.cli.run;

/** The formats in which weights are exported and imported. */
enum WeightsFormat {
  /** Safetensors with the parameter names of the released Python code. */
  PYTORCH
}
