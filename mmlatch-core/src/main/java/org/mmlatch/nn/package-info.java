/**
 * Layers that are independent of modalities: linear, recurrent and attention layers over padded
 * sequences, and {@link org.mmlatch.nn.Pass}, the context of a forward pass. Does not depend on
 * files or settings.
 */
package org.mmlatch.nn;
