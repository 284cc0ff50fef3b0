/**
 * The MMLatch model and its parts as DJL Blocks: section 2 of the paper, equation by equation.
 * Knows neither files nor settings.
 */
package org.mmlatch.model;
