/** Commands on corpora and their sources, and what they print. */
package org.mmlatch.cli.data;
