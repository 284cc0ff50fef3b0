/** Reads CMU-MultimodalSDK files ({@code .csd}, HDF5) and aligns each sequence to the words. */
package org.mmlatch.data.csd;
