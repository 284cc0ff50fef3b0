/** Metrics files for monitoring a training: TensorBoard event files and JSON lines. */
package org.mmlatch.tracking;
