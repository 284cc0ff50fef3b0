/**
 * What researchers have, whatever its format: segments whose features are read when they are
 * needed.
 */
package org.mmlatch.data.source;
