/** NumPy arrays where they lie: in a file, beyond 2 GiB too, or on the heap. */
package org.mmlatch.data.array;
