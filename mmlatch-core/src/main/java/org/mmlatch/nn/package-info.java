/**
 * Layers that are independent of modalities: linear, recurrent and attention layers over padded
 * sequences, and what a pass through them needs. Independent of files and settings.
 */
package org.mmlatch.nn;
