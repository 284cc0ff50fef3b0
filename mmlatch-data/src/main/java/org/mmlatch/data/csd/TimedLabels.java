package org.mmlatch.data.csd;

import java.util.List;

/**
 * The labels of a video.
 *
 * @param intervals of all of them
 * @param values a row for each, with as many columns as the file has
 * @param sound those whose interval can be used
 */
record TimedLabels(Intervals intervals, List<double[]> values, List<Integer> sound) {}
