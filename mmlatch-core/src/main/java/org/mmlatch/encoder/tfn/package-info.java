/** TFN, the tensor fusion network (Zadeh et al., EMNLP 2017). */
package org.mmlatch.encoder.tfn;
