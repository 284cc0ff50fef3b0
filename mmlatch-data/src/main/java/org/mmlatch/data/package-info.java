/** The corpus: aligned segments in one folder, how it is written, checked and read. */
package org.mmlatch.data;
