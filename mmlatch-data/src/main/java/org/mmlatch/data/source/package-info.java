/**
 * Source data before import, independent of its format: segments whose features are read on
 * request.
 */
package org.mmlatch.data.source;
