/** Word vectors in GloVe's text format. */
package org.mmlatch.data.glove;
