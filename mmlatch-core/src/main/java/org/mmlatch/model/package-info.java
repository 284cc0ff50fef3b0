/**
 * The MMLatch model, section 2 of the paper: top-down feedback around a multimodal encoder, and the
 * interface that encoders implement. Does not depend on files or settings.
 */
package org.mmlatch.model;
