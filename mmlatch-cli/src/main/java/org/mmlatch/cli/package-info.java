/** The command line: entry point, command registry, help, error handling and some commands. */
package org.mmlatch.cli;
