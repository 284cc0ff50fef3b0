package org.mmlatch.encoder.tfn;

import org.mmlatch.encoder.subnetworks.SubnetworkDropout;
import org.mmlatch.model.Rate;

/**
 * Dropout rates of TFN.
 *
 * @param text on the last state of the text LSTM
 * @param audio on the normalised mean of the audio features
 * @param visual on the normalised mean of the visual features
 * @param fusion on the tensor
 */
public record TfnDropout(
    @Rate double text, @Rate double audio, @Rate double visual, @Rate double fusion) {
  /** No dropout anywhere. */
  public static final TfnDropout NONE = new TfnDropout(0, 0, 0, 0);

  SubnetworkDropout ofSubnetworks() {
    return new SubnetworkDropout(text, audio, visual);
  }
}
