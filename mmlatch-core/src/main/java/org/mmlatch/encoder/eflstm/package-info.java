/** EF-LSTM: one LSTM over the concatenated features of all modalities. */
package org.mmlatch.encoder.eflstm;
