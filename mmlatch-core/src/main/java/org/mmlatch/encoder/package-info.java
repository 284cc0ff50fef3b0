/** The encoders that settings can choose; each has its own package below this one. */
package org.mmlatch.encoder;
