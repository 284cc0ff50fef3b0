package org.mmlatch.encoder.graphmfn;

import org.mmlatch.model.Bounds;

/**
 * The dynamic fusion graph of Graph-MFN.
 *
 * @param inner I, the width of each of its vertices of several modalities
 * @param core E, the width between the two layers of their networks
 * @param efficacies how strong the connections are
 * @param trainNodes whether the networks of vertices of several modalities are trained; the
 *     released code leaves them as they start
 */
public record GraphConfig(
    @Bounds(atLeast = 1) int inner,
    @Bounds(atLeast = 1) int core,
    Efficacies efficacies,
    boolean trainNodes) {
  /** The function of a connection's efficacy. */
  public enum Efficacies {
    /** Unbounded, as in the released code. */
    LINEAR,
    /** Between 0 and 1. */
    SIGMOID
  }
}
