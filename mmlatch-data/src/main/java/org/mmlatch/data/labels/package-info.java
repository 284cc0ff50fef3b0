/** MMSA's {@code label.csv}: transcripts, labels and splits of segments, without features. */
package org.mmlatch.data.labels;
