/**
 * The common part of TFN and LMF: a sub-network per modality that reduces a sequence to one vector.
 */
package org.mmlatch.encoder.subnetworks;
