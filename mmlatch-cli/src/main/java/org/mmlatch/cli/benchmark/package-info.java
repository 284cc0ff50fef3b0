/** Commands that measure speed. */
package org.mmlatch.cli.benchmark;
