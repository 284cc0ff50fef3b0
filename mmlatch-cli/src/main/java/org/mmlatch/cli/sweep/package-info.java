/** Commands on sweeps. */
package org.mmlatch.cli.sweep;
