/**
 * Evaluation of predictions for sentiment regression, classification and labels: the literature's
 * metrics, prediction files, summaries over seeds, significance tests, and tables.
 *
 * <p>Does not depend on how predictions were made: no models, no settings.
 */
package org.mmlatch.eval;
