/** Examples of using MMLatch as a library; docs/library.md shows parts of them. */
package org.mmlatch.examples;
