/**
 * Tasks: how targets are derived from a corpus's labels, the losses, and the metrics that evaluate
 * outputs.
 */
package org.mmlatch.task;
