package org.mmlatch.encoder.subnetworks;

import org.mmlatch.Modality;
import org.mmlatch.model.Rate;
import org.mmlatch.nn.Dropout;

/**
 * Dropout rates of the sub-networks.
 *
 * @param text on the last state of the text LSTM
 * @param audio on the normalised mean of the audio features
 * @param visual on the normalised mean of the visual features
 */
public record SubnetworkDropout(@Rate double text, @Rate double audio, @Rate double visual) {
  /** No dropout anywhere. */
  public static final SubnetworkDropout NONE = new SubnetworkDropout(0, 0, 0);

  Dropout of(Modality modality) {
    return new Dropout(
        switch (modality) {
          case TEXT -> text;
          case AUDIO -> audio;
          case VISUAL -> visual;
        });
  }
}
