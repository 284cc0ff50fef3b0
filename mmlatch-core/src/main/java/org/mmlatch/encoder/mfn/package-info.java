/** MFN, the memory fusion network (Zadeh et al., AAAI 2018). */
package org.mmlatch.encoder.mfn;
