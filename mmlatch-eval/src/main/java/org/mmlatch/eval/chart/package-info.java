/**
 * Charts as plain SVG. They take their colours from {@link org.mmlatch.eval.chart.Palette}, so that
 * they are readable on light and dark ground, alone and within a page.
 */
package org.mmlatch.eval.chart;
