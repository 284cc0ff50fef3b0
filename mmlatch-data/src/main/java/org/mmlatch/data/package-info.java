/**
 * The corpus, a folder of word-aligned segments in three splits: writing, checking and reading it.
 */
package org.mmlatch.data;
