/** Functions of the PyTorch engine that DJL's own interfaces do not offer. */
package org.mmlatch.engine;
