/** Segments of different lengths in one array: padded with zeros in front or behind. */
package org.mmlatch.data.padded;
