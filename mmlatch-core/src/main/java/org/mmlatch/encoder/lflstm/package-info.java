/** LF-LSTM: an LSTM for each modality, fused at their ends. */
package org.mmlatch.encoder.lflstm;
