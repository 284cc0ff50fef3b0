/** LMF, low-rank multimodal fusion (Liu et al., ACL 2018). */
package org.mmlatch.encoder.lmf;
