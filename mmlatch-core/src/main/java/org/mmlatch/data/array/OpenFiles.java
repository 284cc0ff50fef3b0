package org.mmlatch.data.array;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files that stay open together, because arrays in them are read later. */
public final class OpenFiles implements AutoCloseable {
  private final List<ByteFile> files = new ArrayList<>();

  /** Opens one more file; errors as of {@link ByteFile#open}. */
  public ByteFile open(Path path) {
    ByteFile file = ByteFile.open(path);
    files.add(file);
    return file;
  }

  @Override
  public void close() {
    files.forEach(ByteFile::close);
  }
}
