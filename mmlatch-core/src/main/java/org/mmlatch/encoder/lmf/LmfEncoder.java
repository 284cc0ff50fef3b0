package org.mmlatch.encoder.lmf;

import java.util.List;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.encoder.subnetworks.Stage;
import org.mmlatch.encoder.subnetworks.SubnetworkEncoder;
import org.mmlatch.model.Encoding;
import org.mmlatch.model.Segments;
import org.mmlatch.nn.Pass;

/** LMF: low-rank fusion of the sub-networks' vectors to the outputs. */
final class LmfEncoder extends SubnetworkEncoder {
  private static final String FUSION = "encoder.fusion.";

  private final LowRankFusion fusion;

  LmfEncoder(LmfConfig config, Map<Modality, Integer> dims, int outputs, List<Stage> stages) {
    super(dims, config.hidden(), config.hidden().text() / 2, config.dropout(), stages);
    fusion = part("fusion", new LowRankFusion(vectorWidths(), config.rank(), outputs));
  }

  /** Returns whether a weight of the model is a factor of a modality. */
  static boolean isFactor(String name) {
    return name.startsWith(FUSION) && name.endsWith(LowRankFusion.FACTOR);
  }

  @Override
  public Encoding encode(Pass pass, Segments segments) {
    return new Encoding(fusion.forward(pass, vectors(pass, segments)));
  }

  @Override
  protected String releasedFusionName(String name) {
    String own = name.substring(FUSION.length());
    for (Modality modality : Modality.values()) {
      if (own.equals(LowRankFusion.factor(modality))) {
        return releasedPrefix(modality) + "_factor";
      }
    }
    return "model.fusion_" + own;
  }
}
