/** Import of sources: recognises their formats by content, joins them and writes a corpus. */
package org.mmlatch.data.imports;
