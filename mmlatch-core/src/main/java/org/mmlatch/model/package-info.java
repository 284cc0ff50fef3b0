/**
 * MMLatch: top-down feedback around a multimodal encoder, section 2 of the paper, and what an
 * encoder has to offer. Knows neither files nor settings.
 */
package org.mmlatch.model;
