/** NumPy's own files, {@code .npy} and {@code .npz}, and folders of them as a source. */
package org.mmlatch.data.npy;
