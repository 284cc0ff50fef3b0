/** The paper's baseline encoder: section 2, equation by equation. */
package org.mmlatch.encoder.latefusion;
