/** Pickles of MISA and its descendants: a list of tuples, one file per split. */
package org.mmlatch.data.tuples;
