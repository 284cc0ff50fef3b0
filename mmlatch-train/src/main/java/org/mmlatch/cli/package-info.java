/** The command line: what is shared by all commands, and how each ends. */
package org.mmlatch.cli;
