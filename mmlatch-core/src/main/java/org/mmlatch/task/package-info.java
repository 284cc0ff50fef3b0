/**
 * What a model's outputs mean: how targets are made of a corpus's labels, losses, and the metrics
 * that outputs are judged by.
 */
package org.mmlatch.task;
