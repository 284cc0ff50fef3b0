/**
 * Metric test cases: predictions with the metrics that an independent implementation computes from
 * them.
 */
package org.mmlatch.eval.cases;
