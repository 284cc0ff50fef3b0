/** Feedback masks per feature and sentiment class (Fig. 2), as tables and charts. */
package org.mmlatch.eval.masks;
