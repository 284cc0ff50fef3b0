/** Files that are either complete or not there, and what identifies their contents. */
package org.mmlatch.io;
