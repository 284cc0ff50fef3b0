/**
 * Python pickles as data: nothing named in a file is ever called or loaded.
 *
 * <p>Only the operations and the names that NumPy arrays, texts, numbers, lists, tuples, sets and
 * dictionaries need are known; any other is an error that names it and its position. The bytes of
 * arrays stay in the file.
 */
package org.mmlatch.data.pickle;
