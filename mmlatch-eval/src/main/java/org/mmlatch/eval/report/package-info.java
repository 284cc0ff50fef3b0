/** A page that shows what runs came to: one HTML file that needs nothing else. */
package org.mmlatch.eval.report;
