/** LMF, low-rank multimodal fusion. */
package org.mmlatch.encoder.lmf;
