/** What feedback masks do to which feature, by sentiment class (Fig. 2): tables and pictures. */
package org.mmlatch.eval.masks;
