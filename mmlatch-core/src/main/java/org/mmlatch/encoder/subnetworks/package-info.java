/** What TFN and LMF share: a sub-network per modality, from a sequence to one vector. */
package org.mmlatch.encoder.subnetworks;
