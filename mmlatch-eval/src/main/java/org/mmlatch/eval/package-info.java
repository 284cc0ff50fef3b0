/**
 * Evaluation of sentiment predictions: the literature's metrics, files of predictions, summaries
 * over seeds, and the tables in which all of them are printed.
 *
 * <p>A sentiment is a number in [-3, 3], negative to positive. Nothing here knows how a prediction
 * was made.
 */
package org.mmlatch.eval;
