/**
 * A reader for Python pickles that treats them as data: nothing named in a file is ever called or
 * loaded.
 *
 * <p>It supports only the opcodes and names needed for NumPy arrays, texts, numbers, lists, tuples,
 * sets and dictionaries. Any other is an error that names it and its position. Array elements stay
 * in the file until they are read.
 */
package org.mmlatch.data.pickle;
