package org.mmlatch.data.csd;

import java.util.List;

/**
 * The labels of a video.
 *
 * @param intervals the intervals of all labels, n
 * @param values the labels, (n, columns of the file)
 * @param sound indices of the labels with a valid interval
 */
record TimedLabels(Intervals intervals, List<double[]> values, List<Integer> sound) {}
