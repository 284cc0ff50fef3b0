/** Tensors in files: the safetensors format, read by mapping and written by streaming. */
package org.mmlatch.tensor;
