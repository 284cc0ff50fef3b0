/** LF-LSTM: one LSTM per modality, whose last states are fused. */
package org.mmlatch.encoder.lflstm;
