/**
 * Layers that know no modality: linear, recurrent and attention layers over padded sequences, and
 * what a pass through them needs. Knows neither files nor settings.
 */
package org.mmlatch.nn;
