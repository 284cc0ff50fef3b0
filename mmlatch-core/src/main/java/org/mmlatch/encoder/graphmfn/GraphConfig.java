package org.mmlatch.encoder.graphmfn;

import org.mmlatch.model.Bounds;

/**
 * Configuration of Graph-MFN's dynamic fusion graph.
 *
 * @param inner size I of each vertex of several modalities
 * @param core hidden size E of the networks of these vertices
 * @param efficacies function of the connections' efficacies
 * @param trainNodes whether the networks of vertices of several modalities are trained; the
 *     released code keeps their initial weights
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
