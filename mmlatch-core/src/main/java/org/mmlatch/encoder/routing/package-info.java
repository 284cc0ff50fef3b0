/** Multimodal Routing (Tsai et al., EMNLP 2020). */
package org.mmlatch.encoder.routing;
