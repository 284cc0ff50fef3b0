/** What only PyTorch's engine can do and DJL's own interfaces do not offer. */
package org.mmlatch.engine;
