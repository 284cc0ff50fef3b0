/**
 * Pickles of MulT and its descendants: a dictionary of splits with labels, ids and padded arrays.
 */
package org.mmlatch.data.mult;
