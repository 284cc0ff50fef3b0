/** Pickles of segment tuples, as used by MISA, MAG-BERT and projects derived from them. */
package org.mmlatch.data.tuples;
