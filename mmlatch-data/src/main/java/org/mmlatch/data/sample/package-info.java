/** The sample corpus: generated segments that every part of the program can be tried on. */
package org.mmlatch.data.sample;
