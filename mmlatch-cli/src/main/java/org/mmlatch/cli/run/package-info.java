/** Commands on runs: training and whatever is made of one. */
package org.mmlatch.cli.run;
