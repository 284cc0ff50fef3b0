/**
 * Batches of a split on a device. The features stay on the device as tables; a batch is gathered
 * from them with a matrix of row numbers, which is there for all batches of an epoch. Independent
 * of any model.
 */
package org.mmlatch.batch;
