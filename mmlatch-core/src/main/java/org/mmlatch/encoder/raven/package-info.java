/** RAVEN, the recurrent attended variation embedding network (Wang et al., AAAI 2019). */
package org.mmlatch.encoder.raven;
