package org.mmlatch.data.array;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Files that stay open as long as arrays in them may be read, and are closed together. */
public final class OpenFiles implements AutoCloseable {
  private final List<Runnable> closing = new ArrayList<>();

  /** Opens a file and adds it. Errors are those of {@link ByteFile#open}. */
  public ByteFile open(Path path) {
    ByteFile file = ByteFile.open(path);
    atClose(file::close);
    return file;
  }

  /** Registers an action to run on close, for example to close a file of another kind. */
  public void atClose(Runnable action) {
    closing.add(action);
  }

  @Override
  public void close() {
    closing.forEach(Runnable::run);
  }
}
