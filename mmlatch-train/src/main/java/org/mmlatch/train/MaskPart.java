package org.mmlatch.train;

import java.util.Optional;
import org.mmlatch.Modality;

/**
 * Identifies one of a model's masks.
 *
 * @param target the modality whose features are masked
 * @param source the modality that the mask is calculated from; empty: the mask merged from all
 *     sources (Eq. 4)
 */
public record MaskPart(Modality target, Optional<Modality> source) {}
