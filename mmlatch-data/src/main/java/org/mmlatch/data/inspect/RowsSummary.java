package org.mmlatch.data.inspect;

/**
 * The rows inside words of one modality in one split.
 *
 * @param features of the rows, as if each were a step
 * @param wordsWithout words that have no row
 * @param most rows of the word that has the most
 */
public record RowsSummary(FeatureSummary features, long wordsWithout, long most) {}
