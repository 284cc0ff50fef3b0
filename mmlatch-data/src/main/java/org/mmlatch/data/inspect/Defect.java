package org.mmlatch.data.inspect;

/**
 * A defect of a corpus.
 *
 * @param check the check that found it
 * @param message what was expected, what was found and where
 */
public record Defect(Check check, String message) {}
