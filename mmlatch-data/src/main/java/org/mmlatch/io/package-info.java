/** File access: atomic writes, strict UTF-8 and SHA-256 digests. */
package org.mmlatch.io;
