/** MISA, modality-invariant and -specific representations (Hazarika et al., ACM MM 2020). */
package org.mmlatch.encoder.misa;
