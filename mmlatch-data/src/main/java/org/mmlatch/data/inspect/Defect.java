package org.mmlatch.data.inspect;

/**
 * Something that is wrong with a corpus.
 *
 * @param check which check found it
 * @param message what was expected, what was found and where
 */
public record Defect(Check check, String message) {}
