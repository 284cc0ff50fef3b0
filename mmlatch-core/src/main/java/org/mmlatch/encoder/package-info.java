/** The list of encoders that settings can ask for; each has a room of its own below. */
package org.mmlatch.encoder;
