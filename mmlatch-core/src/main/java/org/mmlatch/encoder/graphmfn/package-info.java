/** Graph-MFN: MFN with a dynamic fusion graph (Zadeh et al., ACL 2018). */
package org.mmlatch.encoder.graphmfn;
