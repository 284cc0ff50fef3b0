/** NumPy's {@code .npy} and {@code .npz} files, and folders of them as a source. */
package org.mmlatch.data.npy;
