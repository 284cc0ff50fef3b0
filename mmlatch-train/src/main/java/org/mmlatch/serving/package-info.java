/** Use of trained runs in other programs: as DJL models, and as packages for DJL Serving. */
package org.mmlatch.serving;
