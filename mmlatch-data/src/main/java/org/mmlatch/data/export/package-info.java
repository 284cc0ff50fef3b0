/** Export of corpora for Python: NumPy archives and MMSA's pickle. */
package org.mmlatch.data.export;
