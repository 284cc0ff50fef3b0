/** One door for all formats: recognises sources by their contents, joins them, makes a corpus. */
package org.mmlatch.data.imports;
