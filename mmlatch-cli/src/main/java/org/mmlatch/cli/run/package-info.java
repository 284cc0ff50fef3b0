/** Commands that train runs and use them: evaluate, predict, explain, report, package. */
package org.mmlatch.cli.run;
