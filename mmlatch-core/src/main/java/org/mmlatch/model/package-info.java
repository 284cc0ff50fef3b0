/**
 * MMLatch: top-down feedback for a multimodal encoder (section 2 of the paper), and the interface
 * of encoders. Independent of files and settings.
 */
package org.mmlatch.model;
