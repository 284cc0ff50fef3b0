/** The sample corpus: synthetic segments for trying out every part of the program. */
package org.mmlatch.data.sample;
