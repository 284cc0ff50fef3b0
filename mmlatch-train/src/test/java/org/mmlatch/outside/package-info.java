/** An encoder as somebody outside this project adds it: three files and a block of settings. */
package org.mmlatch.outside;
