/**
 * The common part of MFN and Graph-MFN: an LSTM per modality, a memory over their states, and a
 * head.
 */
package org.mmlatch.encoder.memory;
