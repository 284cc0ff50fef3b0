/** Pickles of whole dialogues: one vector of each modality for each utterance. */
package org.mmlatch.data.dialogues;
