package org.mmlatch.data.inspect;

/**
 * Statistics of the rows inside words of one modality in one split.
 *
 * @param features statistics of the rows, each counted as a step
 * @param wordsWithout number of words without rows
 * @param most largest number of rows in a word
 */
public record RowsSummary(FeatureSummary features, long wordsWithout, long most) {}
