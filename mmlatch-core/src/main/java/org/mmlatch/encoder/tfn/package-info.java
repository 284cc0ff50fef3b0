/** TFN, the tensor fusion network. */
package org.mmlatch.encoder.tfn;
