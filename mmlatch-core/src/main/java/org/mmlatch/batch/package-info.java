/**
 * A split's segments as batches on a device: the features are resident there as tables, a batch is
 * gathered from them by one matrix of row numbers, which lies there for all batches of an epoch.
 * Knows no model.
 */
package org.mmlatch.batch;
