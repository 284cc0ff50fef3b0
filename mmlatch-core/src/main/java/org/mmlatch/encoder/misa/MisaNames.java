package org.mmlatch.encoder.misa;

import java.util.LinkedHashMap;
import java.util.Map;
import org.mmlatch.Modality;
import org.mmlatch.model.ReleasedPrefixes;

/** Names of MISA's weights in the released Python code. */
final class MisaNames {
  private static final ReleasedPrefixes PREFIXES = new ReleasedPrefixes(prefixes());

  private MisaNames() {}

  private static Map<String, String> prefixes() {
    Map<String, String> prefixes = new LinkedHashMap<>();
    prefixes.put("feedback.", "feedback.");
    prefixes.put("encoder.subspaces.shared.", "model.shared.shared_1.");
    prefixes.put("encoder.transformer.", "model.transformer_encoder.layers.0.");
    prefixes.put("encoder.fusion-1.", "model.fusion.fusion_layer_1.");
    prefixes.put("encoder.fusion-2.", "model.fusion.fusion_layer_3.");
    for (Modality modality : Modality.values()) {
      String sequence = "encoder." + modality.key() + ".";
      String subspaces = "encoder.subspaces." + modality.key() + ".";
      String m = modality.key().substring(0, 1);
      prefixes.put(sequence + "lstm-1.", "model.%srnn1.".formatted(m));
      prefixes.put(sequence + "norm.", "model.%slayer_norm.".formatted(m));
      prefixes.put(sequence + "lstm-2.", "model.%srnn2.".formatted(m));
      prefixes.put(subspaces + "projection.", "model.project_%1$s.project_%1$s.".formatted(m));
      prefixes.put(subspaces + "norm.", "model.project_%1$s.project_%1$s_layer_norm.".formatted(m));
      prefixes.put(subspaces + "private.", ofPrivate(modality, m));
      prefixes.put(subspaces + "reconstruction.", "model.recon_%1$s.recon_%1$s_1.".formatted(m));
    }
    return prefixes;
  }

  private static String ofPrivate(Modality modality, String m) {
    int number = modality == Modality.AUDIO ? 3 : 1; // as released
    return "model.private_%1$s.private_%1$s_%2$d.".formatted(m, number);
  }

  static String released(String name) {
    String released = PREFIXES.replacedIn(name);
    if (!released.contains("rnn") || name.startsWith("feedback.")) {
      return released;
    }
    return released.contains(".backward.")
        ? released.replace(".backward.", ".") + "_l0_reverse"
        : released.replace(".forward.", ".") + "_l0";
  }
}
