/** Tensors in safetensors files, memory-mapped for reading and streamed for writing. */
package org.mmlatch.tensor;
