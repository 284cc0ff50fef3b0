/** Files of predictions and the metrics that an independent implementation makes of them. */
package org.mmlatch.eval.cases;
