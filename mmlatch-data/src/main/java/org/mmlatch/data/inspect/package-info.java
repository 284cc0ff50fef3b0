/** Inspection of a corpus: statistics of its contents and checks for defects. */
package org.mmlatch.data.inspect;
