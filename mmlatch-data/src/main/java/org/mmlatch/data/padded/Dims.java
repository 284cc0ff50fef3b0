package org.mmlatch.data.padded;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.mmlatch.BadDataException;
import org.mmlatch.Modality;

/** The features per step, D, of each modality, which must be the same in all splits of a file. */
public final class Dims {
  private final Path file;
  private final Map<Modality, Integer> dims = new EnumMap<>(Modality.class);

  /** Creates the dims of a file before any split is read. */
  public Dims(Path file) {
    this.file = file;
  }

  /** Returns the dims added so far. */
  public Map<Modality, Integer> known() {
    return dims;
  }

  /**
   * Adds the dim of a modality in another split or segment.
   *
   * @throws BadDataException if it differs from that of earlier splits or segments
   */
  public void add(String where, Modality modality, int dim) {
    int before = Optional.ofNullable(dims.putIfAbsent(modality, dim)).orElse(dim);
    if (before != dim) {
      throw new BadDataException(
          "%s, %s: %s %s features per step where %s are expected, as before"
              .formatted(file, where, dim, modality.key(), before));
    }
  }
}
