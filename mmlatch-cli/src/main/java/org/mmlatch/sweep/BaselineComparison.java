package org.mmlatch.sweep;

import java.util.List;
import org.mmlatch.eval.Metric;
import org.mmlatch.eval.SystemDifference;

/**
 * The differences between the combinations of a sweep and a baseline combination, or between each
 * combination and its counterpart.
 *
 * @param baseline name of the baseline, or the setting and value of the counterparts
 * @param metric the metric compared
 * @param resamples number of bootstrap resamples of the segments
 * @param differences one difference per compared combination
 */
public record BaselineComparison(
    String baseline, Metric metric, int resamples, List<SystemDifference> differences) {}
