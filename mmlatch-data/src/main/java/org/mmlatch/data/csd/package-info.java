/** Imports CMU-MultimodalSDK files ({@code .csd}, HDF5) by aligning every sequence to the words. */
package org.mmlatch.data.csd;
