package org.mmlatch.data.array;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files that stay open together, because arrays in them are read later. */
public final class OpenFiles implements AutoCloseable {
  private final List<Runnable> closing = new ArrayList<>();

  /** Opens one more file; errors as of {@link ByteFile#open}. */
  public ByteFile open(Path path) {
    ByteFile file = ByteFile.open(path);
    atClose(file::close);
    return file;
  }

  /** Does something, such as closing a file of another kind, when these files are closed. */
  public void atClose(Runnable action) {
    closing.add(action);
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
  }
}
