/** What a corpus holds and what is wrong with it, found by reading all of it once. */
package org.mmlatch.data.inspect;
