/** MCTN, the multimodal cyclic translation network (Pham et al., AAAI 2019). */
package org.mmlatch.encoder.mctn;
