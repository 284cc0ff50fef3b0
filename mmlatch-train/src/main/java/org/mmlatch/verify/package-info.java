/** Checks that the model is the paper's: comparison with tensors of independent implementations. */
package org.mmlatch.verify;
