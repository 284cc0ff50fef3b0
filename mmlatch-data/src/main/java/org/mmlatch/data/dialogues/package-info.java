/** Pickles of whole dialogues with one vector per modality and utterance. */
package org.mmlatch.data.dialogues;
