/** Shared parts of commands: options, output, progress, exit codes. */
package org.mmlatch.cli.common;
