/**
 * Batches of a split's segments on a device. Features are stored there as tables, and each batch is
 * gathered by a matrix of row indices; the indices of all batches of an epoch are copied at once.
 * Does not depend on models.
 */
package org.mmlatch.batch;
