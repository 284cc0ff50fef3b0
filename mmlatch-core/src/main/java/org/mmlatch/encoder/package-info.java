/** The list of encoders that can be selected in the settings; each has its own subpackage. */
package org.mmlatch.encoder;
