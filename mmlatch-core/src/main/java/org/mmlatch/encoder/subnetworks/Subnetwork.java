package org.mmlatch.encoder.subnetworks;

import ai.djl.ndarray.NDArray;
import org.mmlatch.nn.Layer;
import org.mmlatch.nn.Pass;
import org.mmlatch.nn.Steps;

/** The sub-network of TFN and LMF for one modality. */
abstract class Subnetwork extends Layer {
  /** Returns the size H of the representation. */
  abstract long width();

  /** Returns the size of the vector. */
  abstract long outputs();

  /** Maps (B, T, D) to the representation (B, T, H) that masks are made from. */
  abstract NDArray represent(Pass pass, NDArray x, Steps steps, Stage stage);

  /** Maps (B, T, D) to the vector (B, outputs) that is fused. */
  abstract NDArray vector(Pass pass, NDArray x, Steps steps, Stage stage);
}
