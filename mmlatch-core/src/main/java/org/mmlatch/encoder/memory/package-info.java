/** What MFN and Graph-MFN share: an LSTM per modality, a memory over their states, and a head. */
package org.mmlatch.encoder.memory;
