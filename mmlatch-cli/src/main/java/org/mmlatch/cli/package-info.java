/** The command line as a whole: which commands there are, and how each ends. */
package org.mmlatch.cli;
