/**
 * Prediction tasks: targets derived from a corpus's labels, losses, and metrics of a model's
 * outputs.
 */
package org.mmlatch.task;
