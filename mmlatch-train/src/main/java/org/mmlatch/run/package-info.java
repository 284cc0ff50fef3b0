/** A run: one training in its folder, from the settings to metrics and predictions. */
package org.mmlatch.run;
