package org.mmlatch.encoder;

import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.mmlatch.encoder.eflstm.EfLstmConfig;
import org.mmlatch.encoder.graphmfn.GraphMfnConfig;
import org.mmlatch.encoder.latefusion.LateFusionConfig;
import org.mmlatch.encoder.lflstm.LfLstmConfig;
import org.mmlatch.encoder.lmf.LmfConfig;
import org.mmlatch.encoder.mctn.MctnConfig;
import org.mmlatch.encoder.mfn.MfnConfig;
import org.mmlatch.encoder.misa.MisaConfig;
import org.mmlatch.encoder.mult.MultConfig;
import org.mmlatch.encoder.raven.RavenConfig;
import org.mmlatch.encoder.routing.RoutingConfig;
import org.mmlatch.encoder.tfn.TfnConfig;
import org.mmlatch.model.EncoderConfig;

/**
 * An encoder that settings can choose, a row of Table 2.
 *
 * @param name as {@code model.encoder} has it
 * @param section of the settings that the components of its config are the keys of
 * @param config a public record
 */
public record EncoderType(String name, String section, Class<? extends EncoderConfig> config) {
  private static final List<EncoderType> ALL =
      Stream.concat(
              Stream.of(
                  new EncoderType("late-fusion", "model", LateFusionConfig.class),
                  new EncoderType("mult", "mult", MultConfig.class),
                  new EncoderType("lmf", "lmf", LmfConfig.class),
                  new EncoderType("tfn", "tfn", TfnConfig.class),
                  new EncoderType("mfn", "mfn", MfnConfig.class),
                  new EncoderType("graph-mfn", "graph-mfn", GraphMfnConfig.class),
                  new EncoderType("misa", "misa", MisaConfig.class),
                  new EncoderType("lf-lstm", "lf-lstm", LfLstmConfig.class),
                  new EncoderType("ef-lstm", "ef-lstm", EfLstmConfig.class),
                  new EncoderType("raven", "raven", RavenConfig.class),
                  new EncoderType("mctn", "mctn", MctnConfig.class),
                  new EncoderType("routing", "routing", RoutingConfig.class)),
              ServiceLoader.load(Provider.class).stream().flatMap(p -> p.get().encoders().stream()))
          .toList();

  /**
   * Provides encoders from outside this project: a {@link ServiceLoader} service, with a {@code
   * reference.conf} that has the defaults of their sections.
   */
  public interface Provider {
    /** Returns the encoders. */
    List<EncoderType> encoders();
  }

  /** Returns all encoders. */
  public static List<EncoderType> all() {
    return ALL;
  }
}
