/** CSV files of transcripts, labels and splits of segments, without features. */
package org.mmlatch.data.labels;
