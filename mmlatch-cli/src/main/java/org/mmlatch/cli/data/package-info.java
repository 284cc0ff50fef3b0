/** Commands on corpora and their sources, and their output. */
package org.mmlatch.cli.data;
