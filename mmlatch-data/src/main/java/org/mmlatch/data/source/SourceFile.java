package org.mmlatch.data.source;

import java.nio.file.Path;

/**
 * A file of a source.
 *
 * @param role what it contributes, for the manifest
 */
public record SourceFile(String role, Path path) {}
