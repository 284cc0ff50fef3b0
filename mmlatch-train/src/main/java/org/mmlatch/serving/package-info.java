/** Trained runs in other programs: as DJL's models, and as packages for DJL Serving. */
package org.mmlatch.serving;
