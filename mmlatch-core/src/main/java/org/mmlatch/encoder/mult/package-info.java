/** MulT, the multimodal transformer (Tsai et al., ACL 2019). */
package org.mmlatch.encoder.mult;
