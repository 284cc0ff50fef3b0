/** EF-LSTM: one LSTM over the features of all modalities side by side. */
package org.mmlatch.encoder.eflstm;
