/**
 * Charts, written as SVG, PNG or PDF. Their colours come from {@link
 * org.mmlatch.eval.chart.Palette} and are readable on light and dark backgrounds, in stand-alone
 * files and in pages.
 */
package org.mmlatch.eval.chart;
