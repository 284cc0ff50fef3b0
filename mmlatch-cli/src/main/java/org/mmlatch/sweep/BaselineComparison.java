package org.mmlatch.sweep;

import java.util.List;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.SystemDifference;

/**
 * How the combinations of a sweep differ from one of them, or each from its counterpart.
 *
 * @param baseline the name of that one, or the setting and value of the counterparts
 * @param metric that is compared
 * @param resamples of the segments
 * @param differences of each of the others
 */
public record BaselineComparison(
    String baseline, Metric metric, int resamples, List<SystemDifference> differences) {}
