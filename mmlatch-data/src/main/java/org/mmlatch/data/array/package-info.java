/** NumPy arrays read lazily from files of any size, or held on the heap. */
package org.mmlatch.data.array;
