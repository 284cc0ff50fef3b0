/** MMSA's pickles: a dictionary of splits with transcripts, regression labels and padded arrays. */
package org.mmlatch.data.mmsa;
