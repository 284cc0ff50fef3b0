/** Segments of different lengths in one array, padded with zeros on the left or on the right. */
package org.mmlatch.data.padded;
