/** Reports of runs, each a single self-contained HTML file. */
package org.mmlatch.eval.report;
