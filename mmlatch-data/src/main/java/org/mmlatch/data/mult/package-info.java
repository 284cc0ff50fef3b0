/** Pickles in MulT's layout: a dictionary of splits with labels, ids and padded arrays. */
package org.mmlatch.data.mult;
