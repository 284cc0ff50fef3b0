package org.mmlatch.data;

/**
 * A file that a corpus was made from.
 *
 * @param role what it contributed, for example {@code audio} or {@code folds}
 */
public record Source(String role, FileDigest file) {}
