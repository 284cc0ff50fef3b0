/** What commands share: options, output, progress, exit codes. */
package org.mmlatch.cli.common;
