/** The training loop and its parts. */
package org.mmlatch.train;
